import { useTranslation } from 'react-i18next';
import { Choices } from '../../parts/index';
import type { WidgetProps } from '../widget';

/** Up to this many choices are all seen at once. */
const FEW = 5;

function Dropdown({ id, value, field, describedBy, invalid, onChange, onBlur }: WidgetProps) {
  const { t } = useTranslation('form');
  const at = field.options.findIndex((option) => option.value === value);
  return (
    <select
      id={id} className="input select" value={at < 0 ? '' : String(at)} onChange={(event) => onChange(field.options[Number(event.target.value)]?.value)} onBlur={onBlur}
      aria-describedby={describedBy} aria-invalid={invalid || undefined} aria-required={field.required || undefined}
    >
      <option value="">{t('select.choose')}</option>
      {field.options.map((option, index) => <option key={String(option.value)} value={String(index)}>{option.title}</option>)}
    </select>
  );
}

const showsButtons = (field: WidgetProps['field']): boolean => field.settings.display === 'buttons' || (field.settings.display !== 'dropdown' && field.options.length <= FEW);

export function SelectWidget(props: WidgetProps) {
  const { t } = useTranslation('form');
  const { id, value, field, invalid, onChange, onBlur } = props;
  if (!showsButtons(field)) return <Dropdown {...props} />;
  const answered = value !== undefined && value !== null;
  return (
    <span className="choices-with-clear" role="radiogroup" aria-labelledby={`${id}-label`} aria-describedby={props.describedBy} aria-required={field.required || undefined}>
      <Choices name={id} options={field.options} chosen={(option) => option.value === value} onToggle={(option) => onChange(option.value)} onBlur={onBlur} invalid={invalid} />
      {answered && !field.required && <button type="button" className="btn-link" onClick={() => onChange(undefined)}>{t('select.clear')}</button>}
    </span>
  );
}
