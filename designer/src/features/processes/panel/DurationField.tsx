import { isDuration } from '@liandong/core/run';
import { DURATION_UNITS, type DurationUnit, readAmount, writeAmount } from '../model/duration';
import { t } from '../text';
import { Field } from '../../../ui';
import { Choice, NumberBox, TextField } from './controls';

interface DurationProps {
  readonly label: string;
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** may be left out */
  readonly optional?: boolean;
  readonly disabled: boolean;
}
const NONE = 'none';

/** A time limit as number and unit; what is written in another way is shown as it is. */
export function DurationField({ label, name, value, onChange, optional, disabled }: DurationProps) {
  const amount = readAmount(value);
  if (value !== '' && !amount) {
    return <TextField label={label} name={name} mono value={value} disabled={disabled} hint={t('when.rawHint')} error={isDuration(value) || value.startsWith('=') ? undefined : t('when.rawHint')} onChange={onChange} />;
  }
  const units = [...(optional ? [{ value: NONE, title: t('when.none') }] : []), ...DURATION_UNITS.map((unit) => ({ value: unit, title: t(`unit.${unit}`) }))];
  const pick = (unit: string): void => onChange(unit === NONE ? '' : writeAmount({ count: amount?.count ?? 2, unit: unit as DurationUnit }));
  return (
    <Field label={label}>
      <div className="pe-pair" data-field={name}>
        {amount && <NumberBox label={`${label} ${t('when.count')}`} name={`${name}-count`} min={1} value={amount.count} disabled={disabled} onChange={(count) => onChange(writeAmount({ ...amount, count }))} />}
        <Choice plain label={`${label} ${t('when.unit')}`} name={`${name}-unit`} value={amount?.unit ?? (optional ? NONE : '')} options={units} disabled={disabled} onChange={pick} placeholder={t('when.unit')} />
      </div>
    </Field>
  );
}

/** A duration in words. */
export function durationText(duration: string): string {
  const amount = readAmount(duration);
  return amount ? `${amount.count}${t(`unit.${amount.unit}`)}` : duration;
}
