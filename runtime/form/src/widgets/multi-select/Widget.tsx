import type { Json } from '@liandong/core/run';
import { Choices } from '../../parts/index';
import type { WidgetProps } from '../widget';

/** Answers keep the order of the list, so that the same choice is the same answer. */
export function MultiSelectWidget({ id, value, field, invalid, onChange, onBlur }: WidgetProps) {
  const chosen: readonly Json[] = Array.isArray(value) ? value : [];
  const toggle = (toggled: Json): void => {
    const next = chosen.includes(toggled) ? chosen.filter((entry) => entry !== toggled) : [...chosen, toggled];
    const known = field.options.map((option) => option.value).filter((entry) => next.includes(entry));
    const unknown = next.filter((entry) => !field.options.some((option) => option.value === entry));
    const all = [...known, ...unknown];
    onChange(all.length === 0 ? undefined : all);
  };
  return <Choices several name={id} options={field.options} chosen={(option) => chosen.includes(option.value)} onToggle={(option) => toggle(option.value)} onBlur={onBlur} invalid={invalid} />;
}
