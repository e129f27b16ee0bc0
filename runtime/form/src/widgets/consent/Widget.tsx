import { useTranslation } from 'react-i18next';
import type { WidgetProps } from '../widget';

/** Not agreeing is no answer: the field's own `required` then asks for it. */
export function ConsentWidget({ id, value, field, describedBy, invalid, onChange, onBlur }: WidgetProps) {
  const { t } = useTranslation('form');
  return (
    <label className="consent" htmlFor={id}>
      <input
        id={id} type="checkbox" checked={value === true} onChange={(event) => onChange(event.target.checked ? true : undefined)} onBlur={onBlur}
        aria-describedby={describedBy} aria-invalid={invalid || undefined} aria-required={field.required || undefined}
      />
      <span>
        <span className="consent-title">{field.title}{field.required && <span className="required">{t('field.required')}</span>}</span>
        {field.description !== undefined && <span className="consent-text">{field.description}</span>}
      </span>
    </label>
  );
}
