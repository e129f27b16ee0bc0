/** Regular expressions: which ones we can run, and what they have to match. */
import { evaluateFeel } from '@liandong/core/run';
import { quoted } from './feel-part';

const NOW = { now: '2000-01-01T00:00:00Z', params: {} };

/** Runs without backtracking: what core's engine refuses (look-around, back references) could hang a host. */
export function isSafePattern(pattern: string): boolean {
  const answer = evaluateFeel(`matches("", ${quoted(pattern)})`, {}, NOW);
  return answer.ok && answer.value !== null;
}

/** A pattern holds for the whole text in XLSForm, for a part of it in FEEL. */
export const wholePattern = (pattern: string): string => (/^\^[^|]*[^\\|]\$$/.test(pattern) ? pattern : `^(${pattern})$`);
