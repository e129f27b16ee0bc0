/** Mobile number of the mainland: 11 digits beginning with 1. */
import { problem } from '../../../shared/problem';
import { compact, type ValueFormat } from '../format';

export const cnPhone: ValueFormat = {
  id: 'cn-phone',
  types: ['string'],
  identifies: true,
  check: (value) => (typeof value === 'string' && /^1[3-9]\d{9}$/.test(value) ? undefined : problem('form.cn-phone')),
  spell: (text) => compact(text).replace(/[-()]/g, '').replace(/^(?:\+|00)?86(?=1\d{10}$)/, ''),
  mask: (value) => (value.length === 11 ? `${value.slice(0, 3)}****${value.slice(7)}` : '***'),
};
