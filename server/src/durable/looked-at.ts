/** What workers that count have yet to look at: a commit marks its records for each of them, and each takes its own mark away. */
import type { ClientSession, Connection } from '../platform/db/index';
import { BY_ID, native, writeCommand } from '../platform/db/index';
import { recordModel, type RecordRowDoc } from './model';

type Mark = 'factsDue' | 'plansDue';

/** By what a record is found, which can be most of it: nothing is counted by that. */
const WITHOUT_KEYS = { search: 0, cells: 0, match: 0, links: 0 } as const;

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

/** These versions have been looked at. Last in a transaction, so that nobody waits long who changes one. @throws Stale when one has changed since it was read */
export async function lookedAt(db: Connection, mark: Mark, rows: readonly RecordRowDoc[], session: ClientSession): Promise<void> {
  const updates = [...alike(mark, rows).values()].map(({ is, ids }) => ({ q: { _id: { $in: ids }, ...is }, u: { $unset: { [mark]: 1 } }, multi: true, ...BY_ID }));
  const { n } = await writeCommand(db, { update: recordModel(db).collection.collectionName, updates }, session);
  if (n !== rows.length) throw new Stale();
}

const PUT_OFF_MS = 600_000;
/** It could not be looked at: again in a while, so that it does not stand in front of all others. */
export async function putOff(db: Connection, mark: Mark, { _id, countyId, version, [mark]: at = '' }: RecordRowDoc, now: string): Promise<void> {
  await recordModel(db).updateOne({ _id, countyId, version, [mark]: at }, { $set: { [mark]: new Date(Date.parse(now) + PUT_OFF_MS).toISOString() } }).exec();
}
