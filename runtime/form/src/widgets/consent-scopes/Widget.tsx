import { useTranslation } from 'react-i18next';
import { PlainText, toggled } from '../../parts/index';
import type { WidgetProps } from '../widget';

/** A box a purpose. What is not ticked is not agreed to. */
export function ConsentScopesWidget({ id, value, field, invalid, onChange, onBlur }: WidgetProps) {
  const { t } = useTranslation('form');
  const { chosen, gone, options, toggle } = toggled(value, field.options);
  return (
    <span className="consent-scopes">
      {field.description !== undefined && <PlainText text={field.description} />}
      {options.map((scope, index) => (
        <label key={String(scope.value)} className="consent" htmlFor={index === 0 ? id : `${id}-${index}`}>
          <input
            id={index === 0 ? id : `${id}-${index}`} type="checkbox" checked={chosen.includes(scope.value)} onChange={() => onChange(toggle(scope.value))} onBlur={onBlur}
            aria-invalid={invalid || undefined}
          />
          <span className="consent-title">{gone.includes(scope) ? t('select.gone', { title: scope.title }) : scope.title}</span>
        </label>
      ))}
    </span>
  );
}
