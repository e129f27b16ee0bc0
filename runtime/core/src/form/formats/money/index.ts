/** Money as authors and screens speak of it: 元 with at most two decimals, not negative. */
import { problem } from '../../../shared/problem';
import { hideAll, type ValueFormat } from '../format';

export const money: ValueFormat = {
  id: 'money',
  types: ['number', 'integer'],
  check: (value) => {
    if (typeof value !== 'number' || !Number.isFinite(value) || value < 0 || value > 1e10) return problem('form.money-range');
    return Number(value.toFixed(2)) === value ? undefined : problem('form.money-decimals');
  },
  mask: hideAll,
};
