import type { WidgetProps } from '../widget';
import { fromLocal, toLocal } from './local-time';

export const DatetimeWidget = ({ id, value, field, describedBy, invalid, onChange, onBlur }: WidgetProps) => (
  <input
    id={id} className="input input-date" type="datetime-local" max="9999-12-31T23:59" value={typeof value === 'string' ? toLocal(value) : ''}
    onChange={(event) => onChange(event.target.value === '' ? undefined : fromLocal(event.target.value))} onBlur={onBlur}
    aria-describedby={describedBy} aria-invalid={invalid || undefined} aria-required={field.required || undefined}
  />
);
