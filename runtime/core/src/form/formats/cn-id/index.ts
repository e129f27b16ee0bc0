/** 公民身份号码, GB 11643-1999: 17 digits and a check character; the date must exist and not lie ahead. */
import { isDate } from '../../../shared/date';
import { problem } from '../../../shared/problem';
import { compact, type ValueFormat } from '../format';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

const expectedCheck = (id: string): string => CHECKS[WEIGHTS.reduce((sum, weight, index) => sum + weight * Number(id[index]), 0) % 11] ?? '';
const birthOf = (id: string): string => `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;

export const cnId: ValueFormat = {
  id: 'cn-id',
  types: ['string'],
  identifies: true,
  check: (value, today) => {
    if (typeof value !== 'string' || !/^\d{17}[\dX]$/.test(value)) return problem('form.cn-id-shape', '', { length: typeof value === 'string' ? value.length : 0 });
    const birth = birthOf(value);
    if (!isDate(birth) || birth < '1850-01-01') return problem('form.cn-id-date', '', { date: birth });
    if (birth > today) return problem('form.cn-id-future', '', { date: birth });
    const expected = expectedCheck(value);
    return value[17] === expected ? undefined : problem('form.cn-id-check', '', { expected });
  },
  spell: (text) => compact(text).toUpperCase(),
  mask: (value) => (value.length === 18 ? `${value.slice(0, 4)}**********${value.slice(14)}` : '***'),
  derive: (value) => ({ birthDate: birthOf(value), sex: Number(value[16]) % 2 === 1 ? '1' : '2' }),
  derives: { birthDate: 'date', sex: 'plain' },
};
