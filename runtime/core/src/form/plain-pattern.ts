/**
 * Patterns that the host's own engine answers in a time that grows no faster than the text, whatever the text is: no group is repeated, nothing
 * before the beginning is searched for, and what may be repeated without end stands there once. All others run on an engine without backtracking.
 */
const [MOST_WAYS, ENDLESS] = [2_000, 1_000_000];

/** One thing that may be repeated: an escape, a class, a character; then how often. */
const PIECE = /(?:\\(?:[pP]\{[A-Za-z_=]+\}|u\{[\dA-Fa-f]+\}|u[\dA-Fa-f]{4}|[dDsSwWtnrfv\\^$.*+?()[\]{}|/-])|\[(?:\\.|[^\]\\])+\]|[^\\^$.*+?()[\]{}|]|\.)(\*|\+|\?|\{\d+(?:,\d*)?\})?\??/uy;

/** In how many ways a piece may be repeated. */
function waysOf(times: string | undefined): number {
  if (times === undefined) return 1;
  if (times === '?') return 2;
  const [, least = '0', comma, most] = /^\{(\d+)(,?)(\d*)\}$/.exec(times) ?? [];
  if (comma === undefined) return ENDLESS;
  if (comma === '') return 1;
  return most === '' || most === undefined ? ENDLESS : Number(most) - Number(least) + 1;
}

/** The ways of a branch multiply; undefined when there is something in it that is not known to be plain. */
function branchWays(branch: string): number | undefined {
  let [at, ways] = [0, 1];
  while (at < branch.length) {
    PIECE.lastIndex = at;
    const found = PIECE.exec(branch);
    if (!found) return undefined;
    ways *= waysOf(found[1]);
    at = PIECE.lastIndex;
  }
  return ways;
}

const inside = (source: string): string | undefined => /^\^(?:\((?:\?:)?([^()]*)\)|([^()|]*))\$$/u.exec(source)?.slice(1).find((part) => part !== undefined);

/**
 * Is it `^…$` or `^(…|…)$` of plain pieces?
 * @example isPlainPattern('^1\\d{10}$') // true
 */
export function isPlainPattern(source: string): boolean {
  const body = inside(source);
  if (body === undefined) return false;
  const ways = body.split('|').map(branchWays);
  const total = ways.reduce<number>((sum, one) => sum + (one ?? Number.POSITIVE_INFINITY), 0);
  const endless = ways.filter((one) => one !== undefined && one >= ENDLESS);
  return total <= MOST_WAYS || (endless.length <= 4 && ways.every((one) => one !== undefined && (one <= MOST_WAYS || one === ENDLESS)));
}
