import { CORE_TEXT, REGISTER_PERIODS, type FieldRef, type RegisterCondition, type RegisterField, type RegisterPeriod } from '@liandong/core/run';
import { t } from '../../text';
import { TextField } from '../../ui';
import { toggled } from './conditions';
import { PickValues } from './PickValues';

interface ValueProps { readonly packId: string; readonly field: RegisterField; readonly condition: RegisterCondition; readonly names: (ref: FieldRef, id: string) => string; readonly onChange: (condition: RegisterCondition) => void }

function Choices({ field, condition, onChange }: ValueProps) {
  const options = field.kind === 'flag' ? [{ value: true, title: t('registers.yes') }, { value: false, title: t('registers.isNo') }] : (field.options ?? []);
  const values = condition.values ?? [];
  return (
    <div className="register-checks" role="group" aria-label={field.title}>
      {options.map(({ value, title }) => <label key={String(value)}><input type="checkbox" checked={values.includes(value)} onChange={() => onChange({ ...condition, values: toggled(values, value) })} /><span>{title}</span></label>)}
    </div>
  );
}

const numberOf = (text: string): number | undefined => (text.trim() === '' || Number.isNaN(Number(text)) ? undefined : Number(text));
function Bounds({ field, condition, onChange }: ValueProps) {
  const isNumber = field.kind === 'number';
  const set = (side: 'from' | 'to', text: string): void => {
    const { [side]: _before, ...rest } = condition;
    const bound = isNumber ? numberOf(text) : text || undefined;
    onChange({ ...rest, ...(bound === undefined ? {} : { [side]: bound }) });
  };
  const text = (side: 'from' | 'to'): string => (condition[side] === undefined ? '' : String(condition[side]));
  return (
    <div className="filters">
      <TextField label={t('registers.from')} type={isNumber ? 'text' : 'date'} value={text('from')} onChange={(value) => set('from', value)} />
      <TextField label={t('registers.to')} type={isNumber ? 'text' : 'date'} value={text('to')} onChange={(value) => set('to', value)} />
    </div>
  );
}

function Periods({ field, condition, onChange }: ValueProps) {
  return (
    <div className="register-checks" role="radiogroup" aria-label={field.title}>
      {REGISTER_PERIODS.map((period: RegisterPeriod) => <label key={period}><input type="radio" name="period" checked={condition.period === period} onChange={() => onChange({ ...condition, period })} /><span>{CORE_TEXT.register.period[period]}</span></label>)}
    </div>
  );
}

/** The blank of a condition. */
export function ValueControl(props: ValueProps) {
  const { field, condition, packId, names, onChange } = props;
  const { op, values = [] } = condition;
  if (op === 'empty' || op === 'filled') return null;
  if (op === 'within') return <Periods {...props} />;
  if (op === 'between') return <Bounds {...props} />;
  if (field.ref) return <PickValues packId={packId} field={field.ref} values={values.map(String)} names={names} onChange={(next) => onChange({ ...condition, values: next })} />;
  if (field.options ?? field.kind === 'flag') return <Choices {...props} />;
  return <TextField label={t('registers.text')} value={String(values[0] ?? '')} maxLength={60} onChange={(text) => onChange({ ...condition, values: [text] })} />;
}
