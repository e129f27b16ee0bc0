import { Button, Select } from 'antd';
import { t } from '../text';
import { firstCondition, type Kind, type RuleField, type Vocabulary } from './field-kinds';
import { GroupEditor } from './GroupEditor';
import { ARITHMETIC, type Calculation, type Chain, chainOf, NOTHING, type Term } from './sentence';
import { TermInput } from './TermInput';

interface Common {
  readonly vocabulary: Vocabulary;
  readonly isReadonly: boolean;
  /** what the target holds */
  readonly kind: Kind;
  readonly options: RuleField['options'];
}
const NUMBER = 'number';

/** What a field is worked out from: terms with signs between them, or a value for each case. */
export function CalculationEditor({ calculation, onChange, ...common }: Common & { readonly calculation: Calculation; readonly onChange: (calculation: Calculation) => void }) {
  const { cases, otherwise } = calculation;
  const { vocabulary, isReadonly } = common;
  const [first] = vocabulary.fields;
  const put = (index: number, change: Partial<Calculation['cases'][number]>): void => onChange({ otherwise, cases: cases.map((one, at) => (at === index ? { ...one, ...change } : one)) });
  const add = (): void => {
    if (first) onChange({ cases: [...cases, { when: { joint: 'and', parts: [firstCondition({ kind: 'field', id: first.id }, vocabulary)] }, then: otherwise }], otherwise: chainOf(NOTHING) });
  };
  return (
    <div className="ld-sentence">
      {cases.map((one, index) => (
        <div key={index} className="ld-subgroup" role="group" aria-label={t('rules.case', { n: index + 1 })}>
          <strong>{t('rules.lead.visible')}</strong>
          <GroupEditor group={one.when} vocabulary={vocabulary} isReadonly={isReadonly} prefix={`${index + 1}.`} onChange={(when) => put(index, { when })} />
          <span>{t('rules.thenTake')}</span>
          <ChainEditor {...common} name={t('rules.case', { n: index + 1 })} chain={one.then} onChange={(then) => put(index, { then })} />
          {!isReadonly && <Button size="small" type="link" onClick={() => onChange({ otherwise: cases.length === 1 ? one.then : otherwise, cases: cases.filter((_, at) => at !== index) })}>{t('rules.removeCase', { n: index + 1 })}</Button>}
        </div>
      ))}
      {cases.length > 0 && <span>{t('rules.elseTake')}</span>}
      <ChainEditor {...common} name={cases.length > 0 ? t('rules.elseName') : ''} chain={otherwise} onChange={(next) => onChange({ cases, otherwise: next })} />
      {!isReadonly && first && <Button size="small" type="link" onClick={add}>{t('rules.addCase')}</Button>}
    </div>
  );
}

function ChainEditor({ name, chain, onChange, ...common }: Common & { readonly name: string; readonly chain: Chain; readonly onChange: (chain: Chain) => void }) {
  const { kind, options, isReadonly } = common;
  const { first, rest } = chain;
  const isMoreThanOne = rest.length > 0;
  const inside: Kind = isMoreThanOne && kind !== 'text' ? NUMBER : kind;
  const label = (n: number): string => t('rules.term', { name, n }).trim();
  const term = (value: Term, n: number, put: (next: Term) => void) => <TermInput {...common} label={label(n)} term={value} kind={inside} options={isMoreThanOne ? [] : options} mayBeNothing={!isMoreThanOne} onChange={put} />;
  return (
    <div className="ld-condition" role="group" aria-label={name === '' ? t('rules.chain') : t('rules.chainOf', { name })}>
      {term(first, 1, (next) => onChange({ first: next, rest }))}
      {rest.map((step, index) => (
        <span key={index} className="ld-step">
          <Select aria-label={t('rules.sign', { name, n: index + 2 }).trim()} disabled={isReadonly} value={step.op} options={ARITHMETIC.map((op) => ({ value: op, label: t(`rules.arithmetic.${op}`) }))} onChange={(op) => onChange({ first, rest: rest.map((one, at) => (at === index ? { ...one, op } : one)) })} />
          {term(step.term, index + 2, (next) => onChange({ first, rest: rest.map((one, at) => (at === index ? { ...one, term: next } : one)) }))}
          {!isReadonly && <Button size="small" type="text" aria-label={t('rules.removeTerm', { name, n: index + 2 }).trim()} onClick={() => onChange({ first, rest: rest.filter((_, at) => at !== index) })}>×</Button>}
        </span>
      ))}
      {!isReadonly && (kind === NUMBER || kind === 'text') && <Button size="small" type="link" onClick={() => onChange({ first, rest: [...rest, { op: '+', term: kind === NUMBER ? { kind: 'number', value: 0 } : { kind: 'text', value: '' } }] })}>{t('rules.addTerm')}</Button>}
    </div>
  );
}
