import { useTranslation } from 'react-i18next';
import { lengthOf } from '../../model/length-of';
import { NotTaken, useRoom } from '../../parts/index';
import type { WidgetProps } from '../widget';

/** Several lines, growing to what was asked for; says how much room is left only when it gets scarce. */
export function TextareaWidget({ id, value, field, describedBy, invalid, onChange, onBlur }: WidgetProps) {
  const { t } = useTranslation('form');
  const text = typeof value === 'string' ? value : '';
  const most = typeof field.property.maxLength === 'number' ? field.property.maxLength : undefined;
  const left = most === undefined ? Infinity : most - lengthOf(text);
  const { ref, refused } = useRoom<HTMLTextAreaElement>();
  const rows = typeof field.settings.rows === 'number' ? field.settings.rows : 3;
  return (
    <>
      <textarea
        ref={ref} id={id} className="input textarea" rows={rows} value={text} placeholder={field.placeholder}
        onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)} onBlur={onBlur}
        aria-describedby={describedBy} aria-invalid={invalid || undefined} aria-required={field.required || undefined}
      />
      <NotTaken length={refused} />
      {most !== undefined && left <= Math.max(20, most / 5) && (
        <span className="field-hint" aria-live="polite">{left >= 0 ? t('text.left', { count: left }) : t('text.over', { count: -left })}</span>
      )}
    </>
  );
}
