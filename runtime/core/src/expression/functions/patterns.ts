/**
 * The standard's pattern functions on an engine without backtracking: a pattern of an author may meet any text of a citizen and must
 * not be able to hang a host. What RE2 does not know (look-around, back references) is null, as any failing call.
 */
import { RE2JS } from 're2js';
import type { Run } from '../run';

const FLAGS: Readonly<Record<string, number>> = { i: RE2JS.CASE_INSENSITIVE, s: RE2JS.DOTALL, m: RE2JS.MULTILINE, x: 0 };

const known = new Map<string, RE2JS | null>();
const MAX_KNOWN = 500;

const PIECE = /\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\./g;

/** Flag x: spaces outside of brackets mean nothing, even behind a backslash. */
const unspaced = (pattern: string): string => pattern.replace(/(\[[^\]]*\])|\s+/g, (_whole, brackets: string | undefined) => brackets ?? '');

/** XPath's way to the engine's: without flag s a `.` is no line end of any kind. */
function translated(pattern: string, flags: string): string {
  const text = flags.includes('x') ? unspaced(pattern) : pattern;
  return flags.includes('s') ? text : text.replace(PIECE, (piece) => (piece === '.' ? '[^\\n\\r]' : piece));
}

/** A group cannot be meant inside of brackets. */
const isSound = (pattern: string): boolean => !(pattern.match(PIECE) ?? []).some((piece) => piece.startsWith('[') && /\\\d/.test(piece));

function compile(pattern: string, flags: string): RE2JS | null {
  if (![...flags].every((flag) => flag in FLAGS) || !isSound(pattern)) return null;
  try {
    return RE2JS.compile(translated(pattern, flags), [...flags].reduce((sum, flag) => sum | (FLAGS[flag] ?? 0), 0));
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

/** The engine is linear, and slow: a character costs as much as a few steps of an expression. */
const read = (run: Run, input: string): void => run.spend(1 + (input.length >> 3));

export function matches(run: Run, input: string, pattern: string, flags = ''): boolean | null {
  read(run, input);
  return compiled(run, pattern, flags)?.matcher(input).find() ?? null;
}

/** `$1` a group, `$0` all of the match; what stands behind another `$` or `\` stands for itself. */
const filled = (replacement: string, group: (index: number) => string, count: number): string =>
  replacement.replace(/\\([\\$])|\$(\d{1,2})/g, (whole, escaped: string | undefined, digits: string | undefined) => {
    if (escaped !== undefined) return escaped;
    if (digits === undefined) return whole;
    return Number(digits) <= count ? group(Number(digits)) : group(Number(digits[0])) + digits.slice(1);
  });

export function replace(run: Run, input: string, pattern: string, replacement: string, flags = ''): string | null {
  read(run, input);
  const matcher = compiled(run, pattern, flags)?.matcher(input);
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
  read(run, input);
  const pieces = compiled(run, delimiter, '')?.split(input, -1);
  if (!pieces) return null;
  run.spend(pieces.length);
  return pieces;
}
