import { useTranslation } from 'react-i18next';
import { Choices } from '../../parts/index';
import type { WidgetProps } from '../widget';

/** Parts of one strip; on a narrow screen the strip becomes several rows. */
export function SegmentedWidget({ id, value, field, invalid, onChange, onBlur }: WidgetProps) {
  const { t } = useTranslation('form');
  return (
    <span className="choices-with-clear">
      <Choices joined name={id} options={field.options} chosen={(option) => option.value === value} onToggle={(option) => onChange(option.value)} onBlur={onBlur} invalid={invalid} />
      {value !== undefined && value !== null && !field.required && <button type="button" className="btn-link" onClick={() => onChange(undefined)}>{t('select.clear')}</button>}
    </span>
  );
}
