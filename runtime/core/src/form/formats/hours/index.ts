/** Service hours: half-hour steps, at most 12 a day (志愿服务记录). */
import { problem } from '../../../shared/problem';
import { hideAll, type ValueFormat } from '../format';

export const hours: ValueFormat = {
  id: 'hours',
  types: ['number', 'integer'],
  check: (value) => (typeof value === 'number' && value >= 0 && value <= 12 && Number.isInteger(value * 2) ? undefined : problem('form.hours')),
  mask: hideAll,
};
