import { t } from '../text';

const TYPES = ['string', 'number', 'boolean', 'date', 'time', 'date and time', 'days and time duration', 'years and months duration'] as const;

/** Types that a column may have; one that the file defines itself stays to be chosen. */
export function typeOptions(now: string): { value: string; label: string }[] {
  const known = [{ value: '', label: t('type.any') }, ...TYPES.map((value) => ({ value: value as string, label: t(`type.${value}`) }))];
  return known.some(({ value }) => value === now) ? known : [...known, { value: now, label: now }];
}
