/** From a day to a day, both in it: `{start, end}`. Expressions read `period.start`. */
import { isDate } from '../../../shared/date';
import { problem } from '../../../shared/problem';
import { hideAll, isGroup, type ValueFormat } from '../format';

export const dateRange: ValueFormat = {
  id: 'date-range',
  types: ['object'],
  check: (value) => {
    if (!isGroup(value, ['start', 'end'])) return problem('form.date-range-shape');
    const { start, end } = value;
    if (typeof start !== 'string' || typeof end !== 'string' || start === '' || end === '') return problem('form.date-range-shape');
    const wrong = [start, end].find((date) => !isDate(date));
    if (wrong !== undefined) return problem('form.date-range-date', '', { date: wrong.slice(0, 20) });
    return start <= end ? undefined : problem('form.date-range-order', '', { start, end });
  },
  mask: hideAll,
};
