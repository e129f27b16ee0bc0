/** The first half of the worker: what changed records did for plans and quotas, and whom a plan has to be asked about again because of it. */
import { randomUUID } from 'node:crypto';
import { doneOf, type CompiledPack, type FeelCtx } from '@liandong/core/run';
import type { ClientSession, Connection } from '../../platform/db/index';
import { recordModel, recordOf, type RecordRowDoc, survivorsIn } from '../../durable/index';
import { transaction } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import { packForFigures } from '../packs/index';
import { quotaFact, type QuotaFactDoc, replaceQuotaFacts, servicesOf } from '../quotas/index';
import { plansDoneBy, plansDueFor } from './definitions';
import { planDoneModel, type PlanDoneDoc, planKey, planMarkModel } from './model';
import { readable } from './versions';

/** Another version is there by now, or another server was first: it comes up again by itself. */
export class Stale extends Error {}

export const changedRecords = (db: Connection, now: string, limit: number): Promise<RecordRowDoc[]> =>
  recordModel(db).find({ plansDue: { $lte: now } }).sort({ plansDue: 1 }).limit(limit).lean<RecordRowDoc[]>().exec();

const PUT_OFF_MS = 600_000;
export const putOff = async (db: Connection, { _id, countyId, version, plansDue = '' }: RecordRowDoc, now: string): Promise<void> => {
  await recordModel(db).updateOne({ _id, countyId, version, plansDue }, { $set: { plansDue: new Date(Date.parse(now) + PUT_OFF_MS).toISOString() } }).exec();
};

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

/** This version has been looked at; all of them or none. */
async function seen(db: Connection, rows: readonly RecordRowDoc[], session: ClientSession): Promise<void> {
  const writes = rows.map(({ _id, countyId, version, plansDue = '' }) => ({ updateOne: { filter: { _id, countyId, version, plansDue }, update: { $unset: { plansDue: 1 as const } } } }));
  const { matchedCount } = await recordModel(db).bulkWrite(writes, { session });
  if (matchedCount !== rows.length) throw new Stale();
}

const doneId = ({ recordId, plan, target, on }: PlanDoneDoc): string => JSON.stringify([recordId, plan, target, on]);

/** Rows that say what was done, as they are now; answers to whom it was or is no longer done. */
async function replaceDone(db: Connection, countyId: string, recordIds: readonly string[], after: readonly PlanDoneDoc[], session: ClientSession): Promise<string[]> {
  const before = await planDoneModel(db).find({ countyId, recordId: { $in: [...recordIds] } }, { _id: 0 }, { session }).lean<PlanDoneDoc[]>().exec();
  const [was, is] = [new Set(before.map(doneId)), new Set(after.map(doneId))];
  const [gone, fresh] = [before.filter((one) => !is.has(doneId(one))), after.filter((one) => !was.has(doneId(one)))];
  const writes = [
    ...gone.map(({ recordId, plan, target }) => ({ deleteOne: { filter: { countyId, recordId, plan, target } } })),
    ...fresh.map((one) => ({ replaceOne: { filter: { countyId, recordId: one.recordId, plan: one.plan, target: one.target }, replacement: { ...one }, upsert: true } })),
  ];
  if (writes.length > 0) await planDoneModel(db).bulkWrite(writes, { session });
  return [...gone, ...fresh].map(({ target }) => target);
}

/** These are to be asked about again. */
export async function mark(db: Connection, where: { readonly countyId: string; readonly packId: string; readonly at: string }, recordIds: readonly string[], session?: ClientSession): Promise<void> {
  const { countyId, packId, at } = where;
  const writes = [...new Set(recordIds)].map((recordId) => ({ updateOne: { filter: { countyId, recordId }, update: { $set: { packId, at, token: randomUUID() } }, upsert: true } }));
  if (writes.length > 0) await planMarkModel(db).bulkWrite(writes, session ? { session } : {});
}

/** @throws Stale when one of them has changed meanwhile */
export async function lookAt(deps: Deps, rows: readonly RecordRowDoc[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const { countyId, packId } = first;
  const { done, facts, own } = await look(deps, rows);
  const ids = rows.map(({ _id }) => _id);
  await transaction(deps.db, async (session) => {
    await seen(deps.db, rows, session);
    const targets = await replaceDone(deps.db, countyId, ids, done, session);
    await replaceQuotaFacts(deps.db, countyId, ids, facts, session);
    await mark(deps.db, { countyId, packId, at: deps.clock.now() }, [...own, ...targets], session);
  });
}
