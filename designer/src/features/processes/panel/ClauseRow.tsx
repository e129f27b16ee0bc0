import { Button } from 'antd';
import { type Clause, OPERATORS, type Operator } from '../model/condition';
import { t } from '../text';
import { leftText, operatorText, OUTCOME, type Speech } from './condition-words';
import { Choice, NumberBox, type Option, TextField } from './controls';

interface ClauseProps {
  readonly index: number;
  readonly clause: Clause;
  readonly speech: Speech;
  readonly disabled: boolean;
  readonly onChange: (clause: Clause) => void;
  readonly onRemove: () => void;
}

type Kind = 'choice' | 'number' | 'text' | 'boolean';

function kindOf(left: string, speech: Speech): Kind {
  const field = speech.fields.find((one) => one.id === left);
  if (left === OUTCOME || (field && field.options.length > 0)) return 'choice';
  if (field?.type === 'boolean') return 'boolean';
  return field?.type === 'number' || field?.type === 'integer' || left.startsWith('params.') ? 'number' : 'text';
}

const START = { choice: '', number: 0, text: '', boolean: true } as const;

/** 当 [看什么] [怎么比] [值] */
export function ClauseRow({ index, clause, speech, disabled, onChange, onRemove }: ClauseProps) {
  const kind = kindOf(clause.left, speech);
  const lefts: Option[] = [
    ...(speech.outcomes.length > 0 || clause.left === OUTCOME ? [{ value: OUTCOME, title: t('condition.outcome') }] : []),
    ...[...speech.fields, ...speech.params].map(({ id }) => ({ value: id, title: leftText(id, speech) })),
  ];
  const operators = OPERATORS.filter((operator) => kind === 'number' || operator === '=' || operator === '!=' || operator === clause.operator);
  const pick = (left: string): void => {
    const next = kindOf(left, speech);
    onChange({ left, operator: '=', value: next === 'choice' ? (left === OUTCOME ? (speech.outcomes[0]?.id ?? null) : (speech.fields.find((field) => field.id === left)?.options[0]?.value ?? null)) : START[next] });
  };
  return (
    <div className="pe-clause" data-clause={index}>
      <span>{t('condition.when')}</span>
      <Choice plain label={t('condition.left')} name={`left-${index}`} value={clause.left} options={lefts} disabled={disabled} onChange={pick} />
      <Choice plain label={t('condition.operator')} name={`operator-${index}`} value={clause.operator} options={operators.map((operator) => ({ value: operator, title: operatorText(operator) }))} disabled={disabled} onChange={(operator) => onChange({ ...clause, operator: operator as Operator })} />
      <Value index={index} clause={clause} kind={kind} speech={speech} disabled={disabled} onChange={onChange} />
      <Button type="text" size="small" disabled={disabled} aria-label={t('condition.remove')} title={t('condition.remove')} onClick={onRemove}>✕</Button>
    </div>
  );
}

const EMPTY = '\u2205';
const YES = 'true';
const NO = 'false';
const FIXED = 'fixed';

function closedOptions(left: string, kind: Kind, speech: Speech): Option[] {
  const empty = { value: EMPTY, title: t('condition.empty') };
  if (kind === 'boolean') return [{ value: YES, title: t('condition.yes') }, { value: NO, title: t('condition.no') }, empty];
  if (left === OUTCOME) return speech.outcomes.map(({ id, title }) => ({ value: id, title }));
  return [...(speech.fields.find((field) => field.id === left)?.options ?? []), empty];
}

function Value({ index, clause, kind, speech, disabled, onChange }: Omit<ClauseProps, 'onRemove'> & { readonly kind: Kind }) {
  const { value } = clause;
  const label = t('condition.value');
  if (kind === 'choice' || kind === 'boolean') {
    const give = (text: string): void => onChange({ ...clause, value: text === EMPTY ? null : kind === 'boolean' ? text === YES : text });
    const now = value === null ? EMPTY : typeof value === 'object' ? value.path : String(value);
    return <Choice plain label={label} name={`value-${index}`} value={now} options={closedOptions(clause.left, kind, speech)} disabled={disabled} onChange={give} />;
  }
  const path = value !== null && typeof value === 'object' ? value.path : undefined;
  const sources: Option[] = [
    { value: FIXED, title: t(kind === 'number' ? 'condition.values.number' : 'condition.values.text') }, { value: EMPTY, title: t('condition.empty') },
    ...speech.params.map(({ id }) => ({ value: id, title: leftText(id, speech) })),
  ];
  const source = path ?? (value === null ? EMPTY : FIXED);
  const from = (next: string): void => onChange({ ...clause, value: next === FIXED ? START[kind] : next === EMPTY ? null : { path: next } });
  return (
    <>
      <Choice plain label={label} name={`source-${index}`} value={source} options={sources} disabled={disabled} onChange={from} />
      {source === FIXED && kind === 'number' && <NumberBox label={label} name={`value-${index}`} min={-9999} value={Number(value)} disabled={disabled} onChange={(next) => onChange({ ...clause, value: next })} />}
      {source === FIXED && kind === 'text' && <TextField label={label} name={`value-${index}`} value={String(value)} disabled={disabled} onChange={(next) => onChange({ ...clause, value: next })} />}
    </>
  );
}
