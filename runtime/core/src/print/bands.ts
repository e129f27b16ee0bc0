/** Which rows of a grid stand again on every page: the printed words right above the rows of a child table. */
import type { Place } from './places';
import type { Run } from './lines';
import type { SheetBand, SheetRow } from './sheet';

/** Rows of headings that are repeated at the most. */
const MOST_HEADINGS = 3;

/** No cell reaches over the upper edge of a line: there the grid may be cut. */
const cutsOf = (places: readonly Place[]): ((line: number) => boolean) => {
  const crossed = new Set(places.filter(({ rows }) => rows > 1).flatMap(({ line, rows }) => Array.from({ length: rows - 1 }, (_unused, n) => line + n + 1)));
  return (line) => !crossed.has(line);
};

const isPrinted = ({ cell }: Place): boolean => cell === undefined || cell.pieces.every((piece) => 'text' in piece);
const saysSomething = ({ cell }: Place): boolean => (cell?.pieces.length ?? 0) > 0;

/** Line → all that lies on it. */
function linesOf(places: readonly Place[]): ReadonlyMap<number, readonly Place[]> {
  const found = new Map<number, Place[]>();
  for (const place of places) for (let line = place.line; line < place.line + place.rows; line += 1) found.set(line, found.get(line) ?? []).get(line)?.push(place);
  return found;
}

/** Where the headings of each run begin; where the run does, when it has none. `least`: what is above belongs to another one. */
function headings(places: readonly Place[]): (run: Run, least: number) => number {
  const [canCut, on] = [cutsOf(places), linesOf(places)];
  const isHeading = (line: number): boolean => {
    const own = on.get(line) ?? [];
    return own.every(isPrinted) && own.some(saysSomething);
  };
  return (run, least) => {
    let from = run.from;
    for (let line = run.from - 1; line >= Math.max(least, run.from - MOST_HEADINGS) && isHeading(line); line -= 1) if (canCut(line)) from = line;
    return canCut(run.from) && canCut(run.to) ? from : run.from;
  };
}

export function bandsOf(rows: readonly SheetRow[], places: readonly Place[], runs: readonly Run[]): SheetBand[] {
  const bands: SheetBand[] = [];
  const headingOf = headings(places);
  let done = 0;
  for (const run of runs) {
    const from = headingOf(run, done);
    if (from === run.from) continue;
    if (from > done) bands.push({ head: [], body: rows.slice(done, from) });
    bands.push({ head: rows.slice(from, run.from), body: rows.slice(run.from, run.to) });
    done = run.to;
  }
  if (done < rows.length) bands.push({ head: [], body: rows.slice(done) });
  return bands;
}
