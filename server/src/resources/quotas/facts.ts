/** What records count for quotas, and how the counts follow. Called by the plans worker, in its transaction. */
import type { CompiledPack } from '@liandong/core/run';
import { type ClientSession, type Connection, native, writeCommand } from '../../platform/db/index';
import { instanceModel, type RecordRowDoc } from '../../durable/index';
import { type QuotaCountDoc, quotaCountModel, type QuotaFactDoc, quotaFactModel } from './model';

interface Context { readonly pack: CompiledPack; dateOf(at: string): string; /** record → service it was started as */ readonly services: ReadonlyMap<string, string> }

/** The services under which records were started. */
export async function servicesOf(db: Connection, countyId: string, rows: readonly RecordRowDoc[]): Promise<Map<string, string>> {
  const works = rows.flatMap(({ workId }) => workId ?? []);
  const found = await instanceModel(db).find({ countyId, _id: { $in: works } }).select({ serviceId: 1, recordId: 1 }).lean<{ _id: string; serviceId: string; recordId: string }[]>();
  return new Map(found.map(({ recordId, serviceId }) => [recordId, serviceId]));
}

/** One that no process made counts for the only service that has its type. */
function serviceFor({ services, pack }: Context, { _id, type }: RecordRowDoc): string | undefined {
  const started = services.get(_id);
  if (started !== undefined) return started;
  const [only, ...others] = Object.values(pack.services).filter(({ record }) => record === type);
  return others.length === 0 ? only?.id : undefined;
}

export function quotaFact(context: Context, row: RecordRowDoc): QuotaFactDoc | undefined {
  const { pack, dateOf } = context;
  const serviceId = serviceFor(context, row);
  if (serviceId === undefined || pack.services[serviceId]?.quota === undefined) return undefined;
  const kind = pack.records[row.type]?.states.find(({ id }) => id === row.state)?.kind ?? 'open';
  if (kind === 'void') return undefined;
  return { countyId: row.countyId, packId: row.packId, serviceId, recordId: row._id, orgId: row.orgId, on: dateOf(row.occurredAt), kind };
}

type Cell = Omit<QuotaCountDoc, 'done' | 'open'>;
const cellOf = ({ countyId, packId, serviceId, orgId, on }: QuotaFactDoc): Cell => ({ countyId, packId, serviceId, orgId, month: on.slice(0, 7) });

function changesOf(before: readonly QuotaFactDoc[], after: readonly QuotaFactDoc[]) {
  const changes = new Map<string, { cell: Cell; done: number; open: number }>();
  const add = (fact: QuotaFactDoc, by: 1 | -1): void => {
    const cell = cellOf(fact);
    const key = JSON.stringify(cell);
    const change = changes.get(key) ?? { cell, done: 0, open: 0 };
    change[fact.kind] += by;
    changes.set(key, change);
  };
  for (const fact of before) add(fact, -1);
  for (const fact of after) add(fact, 1);
  return [...changes.values()].filter(({ done, open }) => done !== 0 || open !== 0);
}

/** Facts of these records as they are now, and the counts that they are in. Answers the units whose counts are others. */
export async function replaceQuotaFacts(db: Connection, countyId: string, recordIds: readonly string[], after: readonly QuotaFactDoc[], session: ClientSession): Promise<string[]> {
  const before = (await native(quotaFactModel(db)).find({ countyId, recordId: { $in: [...recordIds] } } as never, { session, projection: { _id: 0 } }).toArray()) as unknown as QuotaFactDoc[];
  if (before.length + after.length === 0) return [];
  const facts = quotaFactModel(db).collection.collectionName;
  const kept = new Set(after.map(({ recordId }) => recordId));
  const gone = before.filter(({ recordId }) => !kept.has(recordId)).map(({ recordId }) => recordId);
  if (gone.length > 0) await writeCommand(db, { delete: facts, deletes: [{ q: { countyId, recordId: { $in: gone } }, limit: 0 }] }, session);
  if (after.length > 0) await writeCommand(db, { update: facts, updates: after.map((fact) => ({ q: { countyId, recordId: fact.recordId }, u: fact, upsert: true })) }, session);
  const changes = changesOf(before, after);
  const updates = changes.map(({ cell, done, open }) => ({ q: cell, u: { $inc: { done, open } }, upsert: true }));
  if (updates.length > 0) await writeCommand(db, { update: quotaCountModel(db).collection.collectionName, updates }, session);
  return changes.map(({ cell }) => cell.orgId);
}

/** Everything of a county is forgotten; the worker makes it again when it looks at the records. */
export async function forgetQuotas(db: Connection, countyId: string): Promise<void> {
  await quotaFactModel(db).deleteMany({ countyId }).exec();
  await quotaCountModel(db).deleteMany({ countyId }).exec();
}
