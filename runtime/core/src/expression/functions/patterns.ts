/**
 * The standard's pattern functions on an engine without backtracking: a pattern of an author may meet any text of a citizen and must
 * not be able to hang a host. What RE2 does not know (look-around, back references) is null, as any failing call.
 */
import { RE2JS } from 're2js';
import type { Run } from '../run';
import { translated } from './pattern-syntax';

const FLAGS: Readonly<Record<string, number>> = { i: RE2JS.CASE_INSENSITIVE, s: RE2JS.DOTALL, m: RE2JS.MULTILINE, x: 0 };

const known = new Map<string, RE2JS | null>();
const MAX_KNOWN = 500;

function compile(pattern: string, flags: string): RE2JS | null {
  const text = [...flags].every((flag) => flag in FLAGS) ? translated(pattern, flags) : undefined;
  if (text === undefined) return null;
  try {
    return RE2JS.compile(text, [...flags].reduce((sum, flag) => sum | (FLAGS[flag] ?? 0), 0));
  } catch {
    return null;
  }
}

function compiled(run: Run, pattern: string, flags: string): RE2JS | null {
  const key = `${flags}/${pattern}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  run.spend(50 + pattern.length);
  if (known.size >= MAX_KNOWN) known.clear();
  const made = compile(pattern, flags);
  known.set(key, made);
  return made;
}

/** The engine's time goes by the text times the pattern; it has no more than that. */
function ready(run: Run, input: string, pattern: string, flags: string): RE2JS | null {
  const found = compiled(run, pattern, flags);
  if (found) run.spend(1 + ((input.length * found.programSize()) >> 5));
  return found;
}

export const matches = (run: Run, input: string, pattern: string, flags = ''): boolean | null => ready(run, input, pattern, flags)?.matcher(input).find() ?? null;

/** `$1` a group, `$0` all of the match; what stands behind another `$` or `\` stands for itself. */
const filled = (replacement: string, group: (index: number) => string, count: number): string =>
  replacement.replace(/\\([\\$])|\$(\d{1,2})/g, (whole, escaped: string | undefined, digits: string | undefined) => {
    if (escaped !== undefined) return escaped;
    if (digits === undefined) return whole;
    return Number(digits) <= count ? group(Number(digits)) : group(Number(digits[0])) + digits.slice(1);
  });

export function replace(run: Run, input: string, pattern: string, replacement: string, flags = ''): string | null {
  const matcher = ready(run, input, pattern, flags)?.matcher(input);
  if (!matcher) return null;
  const groups = matcher.groupCount();
  let [made, from] = ['', 0];
  while (matcher.find()) {
    run.spend(1 + (replacement.length >> 3));
    made += run.write(input.slice(from, matcher.start()) + filled(replacement, (index) => (index <= groups ? (matcher.group(index) ?? '') : ''), groups));
    from = matcher.end();
  }
  return made + run.write(input.slice(from));
}

export function split(run: Run, input: string, delimiter: string): readonly string[] | null {
  const pieces = ready(run, input, delimiter, '')?.split(input, -1);
  if (!pieces) return null;
  run.spend(pieces.length);
  return pieces;
}
