/** Rules of a UNIQUE table that surely hold together for some input: such a table will refuse one day. */
import { problem, type Problem } from '../../shared/problem';
import type { TableBox } from '../types';
import { type Cell, overlap, type Point, readCell } from './cell';

const MAX_PAIRS = 2_000_000;
const MAX_TOLD = 20;

type Row = readonly (Cell | undefined)[];
/** Between which values a cell lies, for sorting; undefined = without end there. */
interface Hull {
  readonly row: number;
  readonly low: Point | undefined;
  readonly high: Point | undefined;
}

const end = (ends: readonly (Point | undefined)[], isFurther: (a: Point, b: Point) => boolean): Point | undefined =>
  ends.some((value) => value === undefined || typeof value !== typeof ends[0]) ? undefined : (ends as readonly Point[]).reduce((furthest, value) => (isFurther(value, furthest) ? value : furthest));

function hullOf(cell: Cell | undefined, row: number): Hull {
  if (!cell || !('parts' in cell)) return { row, low: undefined, high: undefined };
  return { row, low: end(cell.parts.map((part) => part.from), (a, b) => a < b), high: end(cell.parts.map((part) => part.to), (a, b) => a > b) };
}

/** Pairs of rows whose cells of this column may meet: all are sorted, and each is compared with those that begin before it ends. */
function* pairsBy(rows: readonly Row[], column: number): Generator<readonly [number, number]> {
  const hulls = rows.map((row, index) => hullOf(row[column], index)).sort((a, b) => (a.low === b.low ? 0 : a.low === undefined || (b.low !== undefined && a.low < b.low) ? -1 : 1));
  for (const [index, hull] of hulls.entries()) {
    for (let next = index + 1; next < hulls.length; next += 1) {
      const other = hulls[next] as Hull;
      if (hull.high !== undefined && other.low !== undefined && other.low > hull.high) break;
      yield [Math.min(hull.row, other.row), Math.max(hull.row, other.row)];
    }
  }
}

function countUpTo(pairs: Iterable<unknown>, limit: number): number {
  let count = 0;
  for (const _pair of pairs) if ((count += 1) > limit) break;
  return count;
}

/** The column that leaves the fewest pairs to compare. */
function bestColumn(rows: readonly Row[], columns: number): number {
  let [best, fewest] = [0, MAX_PAIRS + 1];
  for (let column = 0; column < columns; column += 1) {
    const count = countUpTo(pairsBy(rows, column), fewest);
    if (count < fewest) [best, fewest] = [column, count];
  }
  return best;
}

export function findOverlaps(table: TableBox): Problem[] {
  if (table.policy !== 'UNIQUE') return [];
  const rows = table.rules.map((rule) => table.inputs.map((_input, column) => readCell(rule.inputs[column] ?? '')));
  const meet = (first: Row | undefined, second: Row | undefined): boolean =>
    table.inputs.every((_input, column) => {
      const [a, b] = [first?.[column], second?.[column]];
      return a !== undefined && b !== undefined && overlap(a, b);
    });
  const found: Problem[] = [];
  let seen = 0;
  for (const [first, second] of pairsBy(rows, bestColumn(rows, table.inputs.length))) {
    if ((seen += 1) > MAX_PAIRS) found.push(problem('decision.overlap-unchecked', table.at, { limit: MAX_PAIRS }, 'warning'));
    if (seen > MAX_PAIRS || found.length >= MAX_TOLD) break;
    if (meet(rows[first], rows[second])) found.push(problem('decision.overlap', `${table.at}/rule/${second + 1}`, { first: first + 1, second: second + 1 }));
  }
  return found;
}
