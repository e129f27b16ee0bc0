import { useTranslation } from 'react-i18next';
import { Choices, toggled } from '../../parts/index';
import type { WidgetProps } from '../widget';

export function MultiSelectWidget({ id, value, field, invalid, onChange, onBlur }: WidgetProps) {
  const { t } = useTranslation('form');
  const { chosen, gone, options, toggle } = toggled(value, field.options);
  const named = options.map((option) => (gone.includes(option) ? { ...option, title: t('select.gone', { title: option.title }) } : option));
  return <Choices several name={id} options={named} chosen={(option) => chosen.includes(option.value)} onToggle={(option) => onChange(toggle(option.value))} onBlur={onBlur} invalid={invalid} />;
}
