import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WidgetProps } from '../widget';

const isDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
};

/** The device's own picker. A stored value that is no date is shown as it is beside the empty picker, not turned into another day. */
export function DateWidget({ id, value, field, describedBy, invalid, onChange, onBlur }: WidgetProps) {
  const { t } = useTranslation('form');
  const [unfinished, setUnfinished] = useState(false);
  const text = typeof value === 'string' ? value : '';
  const wrong = text !== '' && !isDay(text);
  return (
    <>
      <input
        id={id} className="input input-date" type="date" max="9999-12-31" value={wrong ? '' : text}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
        onBlur={(event) => {
          setUnfinished(event.target.validity.badInput);
          onBlur();
        }}
        aria-describedby={describedBy} aria-invalid={invalid || wrong || unfinished || undefined} aria-required={field.required || undefined}
      />
      {wrong && <span className="field-error">{t('date.wrong', { value: text })}</span>}
      {unfinished && <span className="field-error" role="alert">{t('date.unfinished')}</span>}
    </>
  );
}
