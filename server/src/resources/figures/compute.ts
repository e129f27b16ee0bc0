import { aggregate, type IndicatorDef } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import type { CellDoc } from './model';
import { type FactQuery, type Figure, readFacts, writeCell } from './store';

/** A figure from the facts as they are now. */
export async function figureOf({ db, clock }: Pick<Deps, 'db' | 'clock'>, def: IndicatorDef, query: FactQuery): Promise<Figure> {
  const asOf = clock.now();
  const facts = await readFacts(db, query);
  return { value: aggregate(def, facts), n: facts.length, asOf };
}

export async function computeCell(deps: Pick<Deps, 'db' | 'clock'>, def: IndicatorDef, cell: CellDoc): Promise<Figure> {
  const figure = await figureOf(deps, def, { ...cell, orgIds: [cell.orgId] });
  await writeCell(deps.db, cell, figure);
  return figure;
}
