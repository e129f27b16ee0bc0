/** A person's name: 2–50 letters, with the middle dot of minority names. Masked to its first character. */
import { problem } from '../../../shared/problem';
import type { ValueFormat } from '../format';

export const personName: ValueFormat = {
  id: 'person-name',
  types: ['string'],
  check: (value) => (typeof value === 'string' && /^[\p{L}\p{M}·・．.' -]{2,50}$/u.test(value) ? undefined : problem('form.person-name')),
  spell: (text) => text.replace(/\s+/g, ' '),
  mask: (value) => `${[...value][0] ?? ''}**`,
};
