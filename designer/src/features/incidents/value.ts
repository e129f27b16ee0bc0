import type { Json } from '@liandong/core/run';

/** A value as one types it: a text as it is, everything else as JSON. */
export const written = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/**
 * What was typed. A text stays a text, even one of digits; what was something else is read as JSON where it is JSON.
 * @example typed('3', 2) // 3
 */
export function typed(text: string, before: Json): Json {
  if (typeof before === 'string') return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
