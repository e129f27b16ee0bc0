import { RE2JS } from 're2js';
import { isPlainPattern } from './plain-pattern';

export interface Pattern { test(text: string): boolean; toString(): string }

/**
 * A schema's `pattern`, on every host: without backtracking, or on the host's own engine where that makes no difference.
 * @throws what RE2 does not know (look-around, back references)
 */
export function linearPattern(pattern: string): Pattern {
  if (isPlainPattern(pattern)) return new RegExp(pattern, 'u');
  const compiled = RE2JS.compile(pattern);
  return { test: (text) => compiled.matcher(text).find(), toString: () => `/${pattern}/u` };
}
