import { Choices } from '../../parts/index';
import type { WidgetProps } from '../widget';

const bound = (limit: unknown, otherwise: number): number => (typeof limit === 'number' && Number.isInteger(limit) && limit >= 0 && limit <= 10 ? limit : otherwise);

/** Grades as numbers in a row; what both ends mean stands beside them. */
export function ScoreWidget({ id, value, field, invalid, onChange, onBlur }: WidgetProps) {
  const [low, high] = [bound(field.property.minimum, 1), bound(field.property.maximum, 5)];
  const options = Array.from({ length: Math.max(0, high - low + 1) }, (_unused, index) => ({ value: low + index, title: String(low + index) }));
  const end = (wish: unknown) => (typeof wish === 'string' && wish !== '' ? <span className="score-end">{wish}</span> : null);
  return (
    <span className="score">
      {end(field.settings.low)}
      <Choices joined name={id} options={options} chosen={(option) => option.value === value} onToggle={(option) => onChange(option.value)} onBlur={onBlur} invalid={invalid} />
      {end(field.settings.high)}
    </span>
  );
}
