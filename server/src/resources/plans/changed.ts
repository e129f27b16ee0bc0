/** The first half of the worker: what changed records did for plans and quotas, and whom a plan has to be asked about again because of it. */
import { randomUUID } from 'node:crypto';
import { doneOf, type CompiledPack, type FeelCtx } from '@liandong/core/run';
import type { ClientSession, Connection } from '../../platform/db/index';
import { lookedAt, recordOf, type RecordRowDoc, stillDue, survivorsIn } from '../../durable/index';
import { native, transaction, writeCommand } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import { packForFigures } from '../packs/index';
import { quotaFact, type QuotaFactDoc, replaceQuotaFacts, servicesOf } from '../quotas/index';
import { plansDoneBy, plansDueFor } from './definitions';
import { planDoneModel, type PlanDoneDoc, planKey, planMarkModel, planRulesModel } from './model';
import { readable } from './versions';

interface DoneCtx extends FeelCtx { /** records of persons → the one that they live on under */ readonly survivors: ReadonlyMap<string, string> }
function doneBy(pack: CompiledPack, row: RecordRowDoc, ctx: DoneCtx): PlanDoneDoc[] {
  const type = pack.records[row.type];
  if (!type) return [];
  const record = recordOf(row, readable(row));
  return plansDoneBy(pack, row.type).flatMap((plan) => {
    const done = doneOf(plan, type, record, ctx);
    return [...new Set((done?.targets ?? []).map((target) => ctx.survivors.get(target) ?? target))].map((target) => ({ countyId: row.countyId, plan: planKey(row.packId, plan.id), recordId: row._id, target, on: done?.on ?? '' }));
  });
}

interface Looked { readonly rows: readonly RecordRowDoc[]; readonly done: readonly PlanDoneDoc[]; readonly facts: readonly QuotaFactDoc[]; /** records due by a plan */ readonly own: readonly string[] }

/** Rows of one pack of one county. */
async function look(deps: Deps, rows: readonly RecordRowDoc[]): Promise<Looked> {
  const [{ countyId, packId } = { countyId: '', packId: '' }] = rows;
  const pack = await packForFigures(deps, countyId, packId);
  if (!pack) return { rows, done: [], facts: [], own: [] };
  const { calendar } = await deps.org.snapshot(countyId);
  const dateOf = (at: string): string => calendar.dateOf(at);
  const ctx = { now: deps.clock.now(), dateOf, survivors: await survivorsIn(deps, countyId, pack, rows) };
  const services = await servicesOf(deps.db, countyId, rows);
  return {
    rows, done: rows.flatMap((row) => doneBy(pack, row, ctx)), facts: rows.flatMap((row) => quotaFact({ pack, dateOf, services }, row) ?? []),
    own: rows.filter((row) => plansDueFor(pack, row.type).length > 0).map(({ _id }) => _id),
  };
}

const doneId = ({ recordId, plan, target, on }: PlanDoneDoc): string => JSON.stringify([recordId, plan, target, on]);

/** Rows that say what was done, as they are now; answers to whom it was or is no longer done. */
async function replaceDone(db: Connection, countyId: string, recordIds: readonly string[], after: readonly PlanDoneDoc[], session: ClientSession): Promise<string[]> {
  const before = (await native(planDoneModel(db)).find({ countyId, recordId: { $in: [...recordIds] } } as never, { session, projection: { _id: 0 } }).toArray()) as unknown as PlanDoneDoc[];
  const [was, is] = [new Set(before.map(doneId)), new Set(after.map(doneId))];
  const [gone, fresh] = [before.filter((one) => !is.has(doneId(one))), after.filter((one) => !was.has(doneId(one)))];
  const done = planDoneModel(db).collection.collectionName;
  if (gone.length > 0) await writeCommand(db, { delete: done, deletes: gone.map(({ recordId, plan, target }) => ({ q: { countyId, recordId, plan, target }, limit: 1 })) }, session);
  if (fresh.length > 0) await writeCommand(db, { insert: done, documents: fresh }, session);
  return [...gone, ...fresh].map(({ target }) => target);
}

/** These are to be asked about again. */
export async function mark(db: Connection, { countyId, packId, at }: { readonly countyId: string; readonly packId: string; readonly at: string }, recordIds: readonly string[], session: ClientSession): Promise<void> {
  const updates = [...new Set(recordIds)].map((recordId) => ({ q: { countyId, recordId }, u: { $set: { packId, at, token: randomUUID() } }, upsert: true }));
  if (updates.length > 0) await writeCommand(db, { update: planMarkModel(db).collection.collectionName, updates }, session);
}

/** Two who look at records of one pack at once: the later one begins anew, and sees what the other has done. */
async function takeTurn(db: Connection, q: { readonly countyId: string; readonly packId: string }, session: ClientSession): Promise<void> {
  await writeCommand(db, { update: planRulesModel(db).collection.collectionName, updates: [{ q, u: { $inc: { turn: 1 } }, upsert: true }] }, session);
}

/** The mark of the records is taken away last and apart: a crash before that has them looked at once more. @throws Stale when one of them has changed meanwhile */
export async function lookAt(deps: Deps, rows: readonly RecordRowDoc[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const { countyId, packId } = first;
  const { done, facts, own } = await look(deps, rows);
  const ids = rows.map(({ _id }) => _id);
  const units = await transaction(deps.db, async (session) => {
    await takeTurn(deps.db, { countyId, packId }, session);
    await stillDue(deps.db, 'plansDue', rows, session);
    const targets = await replaceDone(deps.db, countyId, ids, done, session);
    const changed = await replaceQuotaFacts(deps.db, countyId, ids, facts, session);
    await mark(deps.db, { countyId, packId, at: deps.clock.now() }, [...own, ...targets], session);
    return changed;
  });
  await lookedAt(deps.db, 'plansDue', rows);
  await deps.changes.numbersChanged(countyId, packId, units);
}
