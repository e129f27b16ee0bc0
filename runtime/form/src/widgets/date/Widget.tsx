import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/index';
import type { WidgetProps } from '../widget';

/** The device's own picker; it holds nothing but days that exist. */
export function DateWidget({ id, value, field, describedBy, invalid, onChange, onBlur }: WidgetProps) {
  const { t } = useTranslation('form');
  const [unfinished, setUnfinished] = useState(false);
  return (
    <>
      <input
        id={id} className="input input-date" type="date" max="9999-12-31" value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
        onBlur={(event) => {
          setUnfinished(event.target.validity.badInput);
          onBlur();
        }}
        aria-describedby={describedBy} aria-invalid={invalid || unfinished || undefined} aria-required={field.required || undefined}
      />
      {unfinished && <span className="field-error" role="alert"><Icon name="alert" />{t('date.unfinished')}</span>}
    </>
  );
}
