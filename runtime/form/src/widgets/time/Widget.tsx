import type { Json } from '@liandong/core/run';
import type { WidgetProps } from '../widget';

export const isClock = (value: Json): boolean => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value);

export const TimeWidget = ({ id, value, field, describedBy, invalid, onChange, onBlur }: WidgetProps) => (
  <input
    id={id} className="input input-date" type="time" value={typeof value === 'string' ? value : ''}
    onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value.slice(0, 5))} onBlur={onBlur}
    aria-describedby={describedBy} aria-invalid={invalid || undefined} aria-required={field.required || undefined}
  />
);
