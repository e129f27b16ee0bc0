import { Input, InputNumber, Select } from 'antd';
import { t } from '../text';
import { firstValue, type Kind, type RuleField, type Vocabulary } from './field-kinds';
import { type Day, NOTHING, type Term } from './sentence';
import { keyOf, wordsOf, workedOut, withPresent } from './terms';

interface TermInputProps {
  readonly label: string;
  readonly term: Term;
  /** what it stands beside: decides which values can be written */
  readonly kind: Kind;
  readonly options: RuleField['options'];
  readonly vocabulary: Vocabulary;
  readonly isReadonly: boolean;
  /** "no answer" can be meant, too */
  readonly mayBeNothing?: boolean;
  onChange(term: Term): void;
}
const SOURCES = ['value', 'today', 'now', 'shifted', 'field', 'worked', 'param', 'nothing'] as const;
type Source = (typeof SOURCES)[number];

const SOURCE_OF: Partial<Record<Term['kind'], Source>> = { field: 'field', param: 'param', today: 'today', now: 'now', shifted: 'shifted', nothing: 'nothing', age: 'worked', days: 'worked', fold: 'worked', rows: 'worked' };
const sourceOf = (term: Term): Source => SOURCE_OF[term.kind] ?? 'value';

function offered({ kind, term, vocabulary, mayBeNothing = false }: TermInputProps): Source[] {
  const isThere: Record<Source, boolean> = {
    value: kind !== 'moment', field: vocabulary.fields.length > 0, param: vocabulary.params.length > 0, nothing: mayBeNothing,
    today: kind === 'date', now: kind === 'moment', shifted: kind === 'date' || kind === 'moment', worked: kind === 'number' && workedOut(vocabulary).length > 0,
  };
  return SOURCES.filter((source) => isThere[source] || source === sourceOf(term));
}

/** What a blank begins as once its source was chosen. */
const STARTS: Readonly<Record<Source, (props: TermInputProps) => Term>> = {
  field: ({ kind, vocabulary: { fields } }) => ({ kind: 'field', id: (fields.find((one) => one.kind === kind) ?? fields[0])?.id ?? '' }),
  param: ({ vocabulary }) => ({ kind: 'param', id: vocabulary.params[0]?.id ?? '' }),
  today: () => ({ kind: 'today' }),
  now: () => ({ kind: 'now' }),
  shifted: ({ kind }) => (kind === 'moment' ? { kind: 'shifted', from: { kind: 'now' }, days: -1, isMoment: true } : { kind: 'shifted', from: { kind: 'today' }, days: -30, isMoment: false }),
  worked: ({ vocabulary }) => workedOut(vocabulary)[0]?.term ?? { kind: 'number', value: 0 },
  nothing: () => NOTHING,
  value: ({ kind, options }) => (kind === 'date' ? { kind: 'text', value: '2026-01-01' } : firstValue(kind, options)),
};

/** A blank of a sentence: a value of the fitting kind, today, another field, what is worked out, or a parameter of the pack. */
export function TermInput(props: TermInputProps) {
  const { label, term, isReadonly, onChange } = props;
  return (
    <span className="ld-value">
      <Select
        aria-label={t('rules.sourceOf', { label })} disabled={isReadonly} value={sourceOf(term)} options={offered(props).map((source) => ({ value: source, label: t(`rules.source.${source}`) }))}
        onChange={(source: Source) => onChange(STARTS[source](props))} popupMatchSelectWidth={false}
      />
      <Entry {...props} />
    </span>
  );
}

function Entry(props: TermInputProps) {
  const { label, term, kind, options, vocabulary, isReadonly, onChange } = props;
  const common = { 'aria-label': label, disabled: isReadonly };
  const list = { ...common, showSearch: { optionFilterProp: 'label' }, popupMatchSelectWidth: false } as const;
  switch (term.kind) {
    case 'today': case 'now': case 'nothing': return null;
    case 'shifted': return <Shift {...props} term={term} />;
    case 'field': return <Select {...list} value={term.id} options={named(vocabulary.fields, term.id)} onChange={(id: string) => onChange({ kind: 'field', id })} />;
    case 'param': return <Select {...list} value={term.id} options={named(vocabulary.params, term.id)} onChange={(id: string) => onChange({ kind: 'param', id })} />;
    case 'boolean': return <Select {...common} value={term.value} options={[{ value: true, label: t('rules.yes') }, { value: false, label: t('rules.no') }]} onChange={(value: boolean) => onChange({ kind: 'boolean', value })} />;
    case 'number': return <InputNumber {...common} value={term.value} onChange={(value) => onChange({ kind: 'number', value: value ?? 0 })} />;
    case 'text':
      if (options.length > 0) return <Select {...list} value={term.value} options={[...options]} onChange={(value: string) => onChange({ kind: 'text', value })} />;
      return <Input {...common} type={kind === 'date' ? 'date' : 'text'} value={term.value} onChange={(event) => onChange({ kind: 'text', value: event.target.value })} />;
    default: return <WorkedOut {...props} />;
  }
}

const named = (list: readonly { readonly id: string; readonly title: string }[], present: string) =>
  [...list.map((one) => ({ value: one.id, label: one.title })), ...(list.some((one) => one.id === present) ? [] : [{ value: present, label: t('rules.goneField', { id: present }) }])];

function WorkedOut(props: TermInputProps) {
  const { label, term, vocabulary, isReadonly, onChange } = props;
  const choices = withPresent(workedOut(vocabulary), term, vocabulary);
  return (
    <>
      <Select
        aria-label={label} disabled={isReadonly} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false} value={keyOf(term)} options={choices.map(({ key, label: words }) => ({ value: key, label: words }))}
        onChange={(key: string) => onChange(choices.find((choice) => choice.key === key)?.term ?? term)}
      />
      <TermDetails label={label} term={term} vocabulary={vocabulary} isReadonly={isReadonly} onChange={onChange} />
    </>
  );
}

/** The days that an age or a span of days is counted by. */
export function TermDetails({ label, term, vocabulary, isReadonly, onChange }: Pick<TermInputProps, 'label' | 'term' | 'vocabulary' | 'isReadonly' | 'onChange'>) {
  if (term.kind === 'age') return <DayInput label={t('rules.ageDay', { label })} day={term.at} {...{ vocabulary, isReadonly }} onChange={(at) => onChange({ ...term, at })} />;
  if (term.kind !== 'days') return null;
  return (
    <>
      <DayInput label={t('rules.fromDay', { label })} day={term.from} {...{ vocabulary, isReadonly }} onChange={(from) => onChange({ ...term, from })} />
      <span>{t('rules.until')}</span>
      <DayInput label={t('rules.toDay', { label })} day={term.to} {...{ vocabulary, isReadonly }} onChange={(to) => onChange({ ...term, to })} />
    </>
  );
}

interface DayInputProps {
  readonly label: string;
  readonly day: Day;
  /** only moments, or only days; absent: whatever has a date */
  readonly only?: 'date' | 'moment';
  readonly vocabulary: Vocabulary;
  readonly isReadonly: boolean;
  onChange(day: Day): void;
}
const [TODAY, NOW] = ['today()', 'now()'];
const keyOfDay = (day: Day): string => (day.kind === 'field' ? day.id : `${day.kind}()`);
const dayOfKey = (key: string): Day => (key === TODAY ? { kind: 'today' } : key === NOW ? { kind: 'now' } : { kind: 'field', id: key });

function DayInput({ label, day, only, vocabulary, isReadonly, onChange }: DayInputProps) {
  const dates = vocabulary.fields.filter((field) => (only === undefined ? field.kind === 'date' || field.kind === 'moment' : field.kind === only) || (day.kind === 'field' && field.id === day.id));
  const own = only === 'moment' || day.kind === 'now' ? { value: NOW, label: t('rules.source.now') } : { value: TODAY, label: t('rules.source.today') };
  const options = [own, ...dates.map((field) => ({ value: field.id, label: field.title }))];
  return <Select aria-label={label} disabled={isReadonly} popupMatchSelectWidth={false} value={keyOfDay(day)} options={options} onChange={(key: string) => onChange(dayOfKey(key))} />;
}

function Shift({ label, term, vocabulary, isReadonly, onChange }: TermInputProps & { readonly term: Extract<Term, { readonly kind: 'shifted' }> }) {
  return (
    <>
      <DayInput label={t('rules.fromDay', { label })} day={term.from} only={term.isMoment ? 'moment' : 'date'} vocabulary={vocabulary} isReadonly={isReadonly} onChange={(from) => onChange({ ...term, from })} />
      <Select aria-label={t('rules.direction', { label })} disabled={isReadonly} value={term.days < 0 ? -1 : 1} options={[{ value: -1, label: t('rules.earlier') }, { value: 1, label: t('rules.later') }]} onChange={(sign: number) => onChange({ ...term, days: sign * Math.max(1, Math.abs(term.days)) })} />
      <InputNumber aria-label={label} disabled={isReadonly} min={1} precision={0} value={Math.abs(term.days)} suffix={t('rules.dayUnit')} onChange={(days) => onChange({ ...term, days: Math.sign(term.days || 1) * Math.max(1, days ?? 1) })} />
    </>
  );
}

/** What a condition speaks of: a field, or what is worked out from fields. */
export function SubjectInput({ label, term, vocabulary, isReadonly, onChange }: Pick<TermInputProps, 'label' | 'term' | 'vocabulary' | 'isReadonly' | 'onChange'>) {
  const fields = vocabulary.fields.map((field) => ({ value: `field:${field.id}`, label: field.title }));
  const worked = withPresent(workedOut(vocabulary), term.kind === 'field' ? { kind: 'rows', table: '' } : term, vocabulary).filter((choice) => choice.key !== 'rows:').map(({ key, label: words }) => ({ value: key, label: words }));
  const gone = term.kind === 'field' && !vocabulary.fields.some((field) => field.id === term.id) ? [{ value: keyOf(term), label: wordsOf(term, vocabulary) }] : [];
  const choose = (key: string): void => onChange(key.startsWith('field:') ? { kind: 'field', id: key.slice(6) } : (workedOut(vocabulary).find((choice) => choice.key === key)?.term ?? term));
  const groups = [{ label: t('rules.theFields'), options: [...fields, ...gone] }, ...(worked.length === 0 ? [] : [{ label: t('rules.worked'), options: worked }])];
  return (
    <>
      <Select<string, { label: string; options: { value: string; label: string }[] }> aria-label={label} disabled={isReadonly} showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false} value={keyOf(term)} options={groups} onChange={choose} />
      <TermDetails label={label} term={term} vocabulary={vocabulary} isReadonly={isReadonly} onChange={onChange} />
    </>
  );
}
