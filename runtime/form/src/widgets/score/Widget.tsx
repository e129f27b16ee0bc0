import type { Json } from '@liandong/core/run';
import { Choices } from '../../parts/index';
import type { WidgetProps } from '../widget';

const bound = (limit: unknown, otherwise: number): number => (typeof limit === 'number' && Number.isInteger(limit) && limit >= 0 && limit <= 10 ? limit : otherwise);

const bounds = (field: WidgetProps['field']): [number, number] => [bound(field.property.minimum, 1), bound(field.property.maximum, 5)];
export const isGrade = (value: Json, field: WidgetProps['field']): boolean => Number.isInteger(value) && Number(value) >= bounds(field)[0] && Number(value) <= bounds(field)[1];

/** Grades as numbers in a row; what both ends mean stands under them. */
export function ScoreWidget({ id, value, field, invalid, onChange, onBlur }: WidgetProps) {
  const [low, high] = bounds(field);
  const options = Array.from({ length: Math.max(0, high - low + 1) }, (_unused, index) => ({ value: low + index, title: String(low + index) }));
  const { low: worst, high: best } = field.settings;
  return (
    <span className="score">
      <Choices joined name={id} options={options} chosen={(option) => option.value === value} onToggle={(option) => onChange(option.value)} onBlur={onBlur} invalid={invalid} />
      {(typeof worst === 'string' || typeof best === 'string') && <span className="score-ends"><span>{String(worst ?? '')}</span><span>{String(best ?? '')}</span></span>}
    </span>
  );
}
