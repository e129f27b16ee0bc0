/** A time of the day, `HH:mm`. */
import { problem } from '../../../shared/problem';
import { hideAll, type ValueFormat } from '../format';

export const clock: ValueFormat = {
  id: 'clock',
  types: ['string'],
  check: (value) => (typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d$/.test(value) ? undefined : problem('form.clock')),
  mask: hideAll,
};
