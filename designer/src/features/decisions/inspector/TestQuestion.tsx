import { checkFeel, compileFeel } from '@liandong/core/run';
import { Checkbox, Select } from 'antd';
import { useId, useState } from 'react';
import { type CellTest, COMPARISONS, type Literal, readTest, writeTest } from '../../../dmn';
import { Field } from '../../../ui';
import type { Column } from '../model/columns';
import type { Kind } from '../model/readables';
import { signKey } from '../model/words';
import { t } from '../text';
import { Example } from './Example';
import { Text } from './Text';
import { ValueInput, ValuesInput } from './ValueInput';

type Choice = 'any' | 'is' | 'not' | 'has' | 'between' | 'empty' | 'filled' | 'yes' | 'no' | 'feel' | (typeof COMPARISONS)[number];
const ORDERED: readonly Choice[] = ['any', 'is', 'not', ...COMPARISONS, 'between', 'empty', 'filled', 'feel'];
const CHOICES: Readonly<Record<Kind, readonly Choice[]>> = {
  number: ORDERED, date: ORDERED, other: ORDERED,
  text: ['any', 'is', 'not', 'empty', 'filled', 'feel'],
  boolean: ['any', 'yes', 'no', 'empty', 'filled', 'feel'],
  list: ['any', 'has', 'empty', 'filled', 'feel'],
};

const isSign = (choice: Choice): choice is (typeof COMPARISONS)[number] => (COMPARISONS as readonly string[]).includes(choice);
function choiceOf(test: CellTest | undefined, kind: Kind): Choice {
  if (!test) return 'feel';
  if (test.kind === 'compare') return test.sign;
  const [only, ...more] = test.kind === 'is' ? test.values : [];
  if (kind === 'boolean' && only?.kind === 'boolean' && more.length === 0) return only.text === 'true' ? 'yes' : 'no';
  return test.kind;
}
const titleOf = (choice: Choice, kind: Kind): string => (isSign(choice) ? t(`inspector.tests.${signKey(choice, kind)}`) : t(`inspector.tests.${choice === 'is' && kind === 'text' ? 'isText' : choice}`));

const START: Readonly<Partial<Record<Kind, Literal>>> = { number: { kind: 'number', text: '0' } };
const firstOf = (column: Column): Literal | undefined => (column.options[0] ? { kind: 'text', text: column.options[0].value } : START[column.kind]);

/** The values that a test speaks of: kept when one asks for another kind of test. */
function valuesIn(test: CellTest | undefined): readonly Literal[] {
  if (!test) return [];
  if ('values' in test) return test.values;
  return test.kind === 'compare' ? [test.value] : test.kind === 'between' ? [test.from, test.to] : [];
}

/** A test without its value is not written yet: it is asked for first. */
function begin(choice: Choice, test: CellTest | undefined, column: Column): CellTest | undefined {
  const [first = firstOf(column), second = first] = valuesIn(test);
  if (choice === 'any' || choice === 'empty' || choice === 'filled') return { kind: choice };
  if (choice === 'yes' || choice === 'no') return { kind: 'is', values: [{ kind: 'boolean', text: String(choice === 'yes') }] };
  if (!first || choice === 'feel') return undefined;
  if (isSign(choice)) return { kind: 'compare', sign: choice, value: first };
  return choice === 'between' ? { kind: 'between', from: first, to: second ?? first, withFrom: true, withTo: true } : { kind: choice, values: [first] };
}

interface TestProps { readonly feel: string; readonly column: Column; readonly isReadonly: boolean; onChange(feel: string): void }

/** 什么情况: a test as words with blanks, or as an expression. */
export function TestQuestion({ feel, column, isReadonly, onChange }: TestProps) {
  const id = useId();
  const [wanted, want] = useState<{ readonly choice: Choice; readonly on: string }>();
  const test = readTest(feel);
  const now = choiceOf(test, column.kind);
  const choice = wanted && wanted.on === feel ? wanted.choice : now;
  const offered = CHOICES[column.kind].includes(now) ? CHOICES[column.kind] : [...CHOICES[column.kind], now];
  const choose = (next: Choice): void => {
    const made = begin(next, test, column);
    want({ choice: next, on: made ? writeTest(made) : feel });
    if (made) onChange(writeTest(made));
  };
  return (
    <>
      <Field label={t('inspector.test')} htmlFor={id}><Select id={id} className="dt-wide" disabled={isReadonly} value={choice} options={offered.map((value) => ({ value, label: titleOf(value, column.kind) }))} onChange={choose} /></Field>
      {choice === 'feel' ? <FeelTest feel={feel} isReadonly={isReadonly} onChange={onChange} /> : <Values choice={choice} test={test} column={column} isReadonly={isReadonly} onChange={(made) => onChange(writeTest(made))} />}
    </>
  );
}

interface ValuesProps { readonly choice: Choice; readonly test: CellTest | undefined; readonly column: Column; readonly isReadonly: boolean; onChange(test: CellTest): void }
function Values({ choice, test, column, isReadonly, onChange }: ValuesProps) {
  const [first, second] = valuesIn(test);
  const props = { column, isReadonly };
  if (isSign(choice)) return <ValueInput {...props} label={t('inspector.value')} value={first} onChange={(value) => value && onChange({ kind: 'compare', sign: choice, value })} />;
  if (choice === 'is' || choice === 'not' || choice === 'has') return <ValuesInput {...props} label={t('inspector.values')} values={valuesIn(test)} onChange={(values) => onChange(values.length === 0 ? { kind: 'any' } : { kind: choice, values })} />;
  if (choice !== 'between') return null;
  const range = test?.kind === 'between' ? test : undefined;
  const change = (next: Partial<Extract<CellTest, { kind: 'between' }>>): void => {
    const [from, to] = [next.from ?? first, next.to ?? second ?? next.from ?? first];
    if (from && to) onChange({ kind: 'between', withFrom: true, withTo: true, ...range, ...next, from, to });
  };
  return (
    <>
      <ValueInput {...props} label={t('inspector.from')} value={first} onChange={(from) => from && change({ from })} />
      <Checkbox className="dt-check" disabled={isReadonly} checked={range?.withFrom ?? true} onChange={(event) => change({ withFrom: event.target.checked })}>{t('inspector.withFrom')}</Checkbox>
      <ValueInput {...props} label={t('inspector.to')} value={second} onChange={(to) => to && change({ to })} />
      <Checkbox className="dt-check" disabled={isReadonly} checked={range?.withTo ?? true} onChange={(event) => change({ withTo: event.target.checked })}>{t('inspector.withTo')}</Checkbox>
    </>
  );
}

function FeelTest({ feel, isReadonly, onChange }: Omit<TestProps, 'column'>) {
  const isWrong = feel !== '' && feel !== '-' && compileFeel(feel, 'unary-tests').problems.length > 0;
  return <Text mono rows={2} label={t('inspector.feel')} hint={<Example hint={t('inspector.feelHint')} feel="? > params.cap" />} error={isWrong ? t('inspector.wrongFeel') : undefined} value={feel} isReadonly={isReadonly} onChange={onChange} />;
}
export const isWrongFeel = (feel: string): boolean => feel !== '' && checkFeel(feel).length > 0;
