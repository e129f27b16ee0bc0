/**
 * The standard's pattern functions on an engine without backtracking: a pattern of an author may meet any text of a citizen and must
 * not be able to hang a host. What RE2 does not know (look-around, back references) is null, as any failing call.
 */
import { RE2JS } from 're2js';

const FLAGS: Readonly<Record<string, number>> = { i: RE2JS.CASE_INSENSITIVE, s: RE2JS.DOTALL, m: RE2JS.MULTILINE };

const compiled = (pattern: unknown, flags: unknown): RE2JS | undefined => {
  if (typeof pattern !== 'string') return undefined;
  try {
    return RE2JS.compile(pattern, [...String(flags ?? '')].reduce((sum, flag) => sum | (FLAGS[flag] ?? 0), 0));
  } catch {
    return undefined;
  }
};

export const linear = {
  matches: (input: unknown, pattern: unknown, flags?: unknown): boolean | null => (typeof input === 'string' ? (compiled(pattern, flags)?.matcher(input).find() ?? null) : null),
  replace: (input: unknown, pattern: unknown, replacement: unknown, flags?: unknown): string | null =>
    typeof input === 'string' && typeof replacement === 'string' ? (compiled(pattern, flags)?.matcher(input).replaceAll(replacement) ?? null) : null,
  split: (input: unknown, delimiter: unknown): string[] | null => {
    if (typeof input !== 'string') return null;
    const pattern = compiled(delimiter, undefined);
    return pattern ? pattern.split(input, -1) : null;
  },
};
