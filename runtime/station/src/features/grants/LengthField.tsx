import { Segments, TextField } from '../../ui';
import { hoursIn, lengthWords, type Length, type Unit } from './length';
import { t } from './text';

interface LengthFieldProps { readonly value: Length; /** hours */ readonly most: number; readonly onChange: (value: Length) => void; /** say what is wrong with it */ readonly asked: boolean }

/** For how long: a number of hours or of days. */
export function LengthField({ value, most, onChange, asked }: LengthFieldProps) {
  const max = lengthWords(most);
  const units: readonly Unit[] = most < 24 ? ['hours'] : ['hours', 'days'];
  return (
    <>
      <TextField label={t('grants.long', { max })} value={value.n} onChange={(n) => onChange({ ...value, n })} maxLength={4} problem={asked && hoursIn(value, most) === undefined ? t('grants.longWrong', { max }) : undefined} />
      {units.length > 1 && <Segments<Unit> label={t('grants.unit')} value={value.unit} onChange={(unit) => onChange({ ...value, unit })} segments={units.map((id) => ({ id, title: t(`grants.units.${id}`) }))} />}
    </>
  );
}
