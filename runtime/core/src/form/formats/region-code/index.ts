/** 统计用区划代码: 2, 4, 6, 9 or 12 digits (province … village). */
import { problem } from '../../../shared/problem';
import { compact, type ValueFormat } from '../format';

export const regionCode: ValueFormat = {
  id: 'region-code',
  types: ['string'],
  check: (value) => (typeof value === 'string' && /^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/.test(value) ? undefined : problem('form.region-code')),
  spell: compact,
  mask: (value) => value.slice(0, 9),
};
