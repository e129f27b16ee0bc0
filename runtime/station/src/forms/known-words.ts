import { formatDate } from '@liandong/client';
import { t } from '../text';
import type { Known } from './use-known';

/** What was filled in, and from where: what came from one place is said with it once. */
export function knownWords(filled: readonly string[], titleOf: (field: string) => string, sources: Known['sources']): string {
  const places = new Map<string, string[]>();
  for (const id of filled) {
    const source = sources[id];
    const place = source ? t('known.place', { from: source.from, date: formatDate(source.at) }) : '';
    places.set(place, [...(places.get(place) ?? []), titleOf(id)]);
  }
  return [...places].map(([place, titles]) => titles.join(t('known.and')) + place).join(t('known.and'));
}
