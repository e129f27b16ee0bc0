import { useTranslation } from 'react-i18next';
import { displayValue, type Json } from '@liandong/core/run';
import { specOf } from '../../model/spec-of';
import type { WidgetProps } from '../widget';

export const isSingle = (value: Json): boolean => typeof value !== 'object';

/** Without a rule that calculates it there is nothing to show yet, and nothing to type. */
export function CalculatedWidget({ id, value, field, host, describedBy }: WidgetProps) {
  const { t } = useTranslation('form');
  const spec = specOf(host.fields, field.id);
  const text = spec ? displayValue(spec, value, host.pack) : '';
  return <output id={id} className="calculated" aria-describedby={describedBy}>{text === '' ? <span className="value-empty">{t('calculated.none')}</span> : text}</output>;
}
