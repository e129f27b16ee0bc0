import { useTranslation } from 'react-i18next';
import type { Json } from '@liandong/core/run';
import { isDay } from '../../parts/index';
import { isObject } from '../holds';
import type { WidgetProps } from '../widget';

const ENDS = ['start', 'end'] as const;

/** One end may still be missing; nothing else stands in it. */
export const isRange = (value: Json): boolean => isObject(value) && Object.keys(value).every((key) => key === 'start' || key === 'end') && Object.values(value).every(isDay);

/** Two days beside each other; each picker begins where the other day allows it. */
export function DateRangeWidget({ id, value, field, describedBy, invalid, onChange, onBlur }: WidgetProps) {
  const { t } = useTranslation('form');
  const range = isObject(value) ? value : {};
  const at = (end: (typeof ENDS)[number]): string => (typeof range[end] === 'string' ? range[end] : '');
  const put = (end: (typeof ENDS)[number], day: string): void => {
    const next = Object.fromEntries(ENDS.map((one) => [one, one === end ? day : at(one)]).filter(([, text]) => text !== ''));
    onChange(Object.keys(next).length === 0 ? undefined : next);
  };
  return (
    <span className="date-range">
      {ENDS.map((end) => (
        <label key={end} className="date-range-end">
          <span>{t(`dateRange.${end}`)}</span>
          <input
            id={end === 'start' ? id : `${id}-${end}`} className="input input-date" type="date" min={end === 'end' ? at('start') : undefined} max={(end === 'start' && at('end')) || '9999-12-31'} value={at(end)}
            onChange={(event) => put(end, event.target.value)} onBlur={onBlur}
            aria-describedby={describedBy} aria-invalid={invalid || undefined} aria-required={field.required || undefined}
          />
        </label>
      ))}
    </span>
  );
}
