import type { Json } from '../shared/json';

const isBlank = (value: Json): boolean => value === null || (typeof value === 'string' && value.trim() === '');

/** No answer: absent, null, blank text, empty list, a group of which nothing is filled in. `false` and 0 are answers. */
export function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value === '' || value.trim() === '';
  if (typeof value !== 'object') return false;
  return Array.isArray(value) ? value.length === 0 : Object.values(value).every(isBlank);
}

/** Equal as JSON; the order of keys counts. */
export const same = (a: unknown, b: unknown): boolean => a === b || (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null && JSON.stringify(a) === JSON.stringify(b));
