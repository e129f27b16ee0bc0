/**
 * Facts that were written before keys and values were kept beside the sums are added to them, some at a time, each time all or nothing. Until
 * all are in, figures that need them are read from the facts. Nothing of a record or a fact itself changes.
 */
import type { CompiledPack } from '@liandong/core/run';
import { native, transaction, writeCommand } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import type { Job } from '../../platform/jobs/index';
import { packsForFigures } from '../packs/index';
import { countedOf, TALLIED } from './facts';
import { type FactDoc, factModel, factRulesModel } from './model';
import { takeTurn } from './replace';
import { isTallied } from './store';
import { writeTallies } from './tallies';

const A_ROUND = 4000;
type Stored = FactDoc & { readonly _id: unknown };

/** @returns whether some may be left */
async function round({ db }: Pick<Deps, 'db'>, countyId: string, pack: CompiledPack): Promise<boolean> {
  const packId = pack.manifest.id;
  const kinds = new Map(countedOf(pack).map(({ id, aggregate }) => [id, TALLIED[aggregate]]));
  const indicatorId = { $in: [...kinds].flatMap(([id, kind]) => (kind ? [id] : [])) };
  return transaction(db, async (session) => {
    await takeTurn(db, { countyId, packId }, session);
    const rules = await factRulesModel(db).findOne({ countyId, packId }, {}, { session }).lean().exec();
    // by record; that at which the round before ended is looked at once more, as only a part of it may have been
    const from = { countyId, recordId: { $gte: rules?.talliedTo ?? '' }, packId, indicatorId };
    const facts = (await native(factModel(db)).find(from as never, { session, sort: { recordId: 1 }, limit: A_ROUND, hint: { countyId: 1, recordId: 1, packId: 1, indicatorId: 1 } }).toArray()) as unknown as Stored[];
    const isLast = facts.length < A_ROUND;
    const was = facts.filter(({ summed, also }) => summed && also === undefined);
    const write = was.map((fact) => { const also = kinds.get(fact.indicatorId); return also ? { ...fact, also } : fact; });
    await writeTallies(db, { write, was, remove: [] }, session);
    if (write.length > 0) await writeCommand(db, { update: factModel(db).collection.collectionName, updates: write.map(({ _id, also }) => ({ q: { _id }, u: { $set: { also } } })) }, session);
    await writeCommand(db, { update: factRulesModel(db).collection.collectionName, updates: [{ q: { countyId, packId }, u: isLast ? { $set: { tallied: true }, $unset: { talliedTo: 1 } } : { $set: { talliedTo: facts.at(-1)?.recordId } } }] }, session);
    return !isLast;
  });
}

/** Until all of them are in. @returns how many packs are done now */
export async function tallyAll(deps: Deps): Promise<number> {
  let done = 0;
  for (const countyId of await deps.org.countyIds()) {
    for (const pack of await packsForFigures(deps, countyId)) {
      if (await isTallied(deps.db, countyId, pack.manifest.id)) continue;
      while (await round(deps, countyId, pack));
      done += 1;
    }
  }
  return done;
}

export const talliesJob: Job = { name: 'figure-tallies', everyMs: 10_000, runOnce: tallyAll };
