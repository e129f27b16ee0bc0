import { useTranslation } from 'react-i18next';
import { Choices } from '../../parts/index';
import type { WidgetProps } from '../widget';

const named = (wish: unknown, otherwise: string): string => (typeof wish === 'string' && wish !== '' ? wish : otherwise);

/** Yes and no side by side: "no" is an answer, not answering is none. */
export function SwitchWidget({ id, value, field, invalid, onChange, onBlur }: WidgetProps) {
  const { t } = useTranslation('form');
  const options = [{ value: true, title: named(field.settings.yes, t('switch.yes')) }, { value: false, title: named(field.settings.no, t('switch.no')) }];
  return (
    <span className="choices-with-clear">
      <Choices joined name={id} options={options} chosen={(option) => option.value === value} onToggle={(option) => onChange(option.value)} onBlur={onBlur} invalid={invalid} />
      {typeof value === 'boolean' && !field.required && <button type="button" className="btn-link" onClick={() => onChange(undefined)}>{t('select.clear')}</button>}
    </span>
  );
}
