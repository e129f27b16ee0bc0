/** What workers that count have yet to look at: a commit marks its records for each of them, and each takes its own mark away. */
import type { ClientSession, Connection } from '../platform/db/index';
import { BY_ID, native } from '../platform/db/index';
import { recordModel, type RecordRowDoc } from './model';

type Mark = 'factsDue' | 'plansDue';

/** By what a record is found in registers can be most of it: nothing is counted by that. */
const WITHOUT_KEYS = { search: 0, cells: 0, match: 0 } as const;

/** Records as they are stored, but for what only registers need. */
export const rowsToCount = async (db: Connection, filter: object): Promise<RecordRowDoc[]> => (await native(recordModel(db)).find(filter as never, { projection: WITHOUT_KEYS }).toArray()) as unknown as RecordRowDoc[];

/** Records whose mark has come, oldest first. */
export const recordsToLookAt = async (db: Connection, mark: Mark, now: string, limit: number): Promise<RecordRowDoc[]> =>
  (await native(recordModel(db)).find({ [mark]: { $lte: now } } as never, { projection: WITHOUT_KEYS, batchSize: limit + 1 }).sort({ [mark]: 1 }).limit(limit).toArray()) as unknown as RecordRowDoc[];

/** Those of one county, one version and one mark are one statement. */
function alike(mark: Mark, rows: readonly RecordRowDoc[]): Map<string, { readonly is: object; readonly ids: string[] }> {
  const found = new Map<string, { is: object; ids: string[] }>();
  for (const { _id, countyId, version, [mark]: at = '' } of rows) {
    const key = JSON.stringify([countyId, version, at]);
    const known = found.get(key);
    if (known) known.ids.push(_id);
    else found.set(key, { is: { countyId, version, [mark]: at }, ids: [_id] });
  }
  return found;
}

/** Another version is there by now, or another server was first: it comes up again by itself. */
export class Stale extends Error {}

/** Within a transaction that writes what follows from them. @throws Stale when one has changed since it was read */
export async function stillDue(db: Connection, mark: Mark, rows: readonly RecordRowDoc[], session: ClientSession): Promise<void> {
  const ids = rows.map(({ _id }) => _id);
  const found = (await native(recordModel(db)).find({ _id: { $in: ids } } as never, { session, projection: { version: 1, [mark]: 1 }, ...BY_ID }).toArray()) as unknown as Pick<RecordRowDoc, '_id' | 'version' | Mark>[];
  const now = new Map(found.map((row) => [row._id, row]));
  const isSame = (row: RecordRowDoc): boolean => { const is = now.get(row._id); return is?.version === row.version && is[mark] === row[mark]; };
  if (!rows.every(isSame)) throw new Stale();
}

/**
 * These versions have been looked at. Outside the transaction, in which it would cost several times as much, and hold up whoever changes one of
 * them: what has changed meanwhile keeps its mark.
 */
export async function lookedAt(db: Connection, mark: Mark, rows: readonly RecordRowDoc[]): Promise<void> {
  for (const { is, ids } of alike(mark, rows).values()) await native(recordModel(db)).updateMany({ _id: { $in: ids }, ...is } as never, { $unset: { [mark]: 1 } } as never, BY_ID);
}

const PUT_OFF_MS = 600_000;
/** It could not be looked at: again in a while, so that it does not stand in front of all others. */
export async function putOff(db: Connection, mark: Mark, { _id, countyId, version, [mark]: at = '' }: RecordRowDoc, now: string): Promise<void> {
  await recordModel(db).updateOne({ _id, countyId, version, [mark]: at }, { $set: { [mark]: new Date(Date.parse(now) + PUT_OFF_MS).toISOString() } }).exec();
}
