import { useTranslation } from 'react-i18next';
import type { WidgetProps } from '../widget';
import { fromLocal, toLocal } from './local-time';

export function DatetimeWidget({ id, value, field, describedBy, invalid, onChange, onBlur }: WidgetProps) {
  const { t } = useTranslation('form');
  const text = typeof value === 'string' ? value : '';
  const local = toLocal(text);
  const wrong = text !== '' && local === '';
  return (
    <>
      <input
        id={id} className="input input-date" type="datetime-local" max="9999-12-31T23:59" value={local}
        onChange={(event) => onChange(event.target.value === '' ? undefined : fromLocal(event.target.value))} onBlur={onBlur}
        aria-describedby={describedBy} aria-invalid={invalid || wrong || undefined} aria-required={field.required || undefined}
      />
      {wrong && <span className="field-error">{t('date.wrong', { value: text })}</span>}
    </>
  );
}
