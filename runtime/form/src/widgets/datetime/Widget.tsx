import { instantAt, wallClock } from '@liandong/core/run';
import type { WidgetProps } from '../widget';

export const DatetimeWidget = ({ id, value, field, describedBy, invalid, onChange, onBlur }: WidgetProps) => (
  <input
    id={id} className="input input-date" type="datetime-local" max="9999-12-31T23:59" value={typeof value === 'string' ? (wallClock(value)?.slice(0, 16) ?? '') : ''}
    onChange={(event) => onChange(instantAt(event.target.value))} onBlur={onBlur}
    aria-describedby={describedBy} aria-invalid={invalid || undefined} aria-required={field.required || undefined}
  />
);
