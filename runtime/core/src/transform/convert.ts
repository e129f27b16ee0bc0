import type { Json } from '../shared/json';

const NUMBER = /^[+-]?\d{1,15}(\.\d{1,15})?$/;
const numberOf = (value: Json): number | undefined => (typeof value === 'number' ? value : typeof value === 'string' && NUMBER.test(value.trim()) ? Number(value.trim()) : undefined);
const textOf = (value: Json): string | undefined => (typeof value === 'object' ? undefined : String(value));
const TRUE: readonly Json[] = [true, 'true', 1, '1'];
const FALSE: readonly Json[] = [false, 'false', 0, '0'];

const CONVERT: Readonly<Record<string, (value: Json) => Json | undefined>> = {
  // several become one only where there is one
  string: (value) => (Array.isArray(value) ? (value.length === 1 ? textOf(value[0] ?? null) : undefined) : textOf(value)),
  number: numberOf,
  integer: (value) => {
    const found = numberOf(value);
    return found !== undefined && Number.isInteger(found) ? found : undefined;
  },
  boolean: (value) => (TRUE.includes(value) ? true : FALSE.includes(value) ? false : undefined),
  array: (value) => (Array.isArray(value) ? value : value === null || typeof value === 'object' ? undefined : [value]),
};

/** The value as another type; undefined: it cannot be one. */
export const converted = (value: Json, type: string): Json | undefined => CONVERT[type]?.(value);
