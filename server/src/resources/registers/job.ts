/**
 * Gives records the keys by which registers find them: those that were written before there were any, under another definition, or moved with
 * their unit. What is done is done for good, so a crash goes on where it was; nothing of the record itself changes.
 */
import { fieldsOf, isSealed, type CompiledPack, type JsonObject } from '@liandong/core/run';
import { openPart, openRecords, recordModel, recordOf, rowKeysOf, searchDefinition, type RecordRowDoc } from '../../durable/index';
import { native } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import type { Job } from '../../platform/jobs/index';
import { packForFigures, packIdsInUse } from '../packs/index';

const A_ROUND = 500;

/** What lay sealed stays out of the open, though a later release no longer calls it secret. */
function openOnly(row: RecordRowDoc, plain: JsonObject, pack: CompiledPack): JsonObject {
  const fields = fieldsOf(pack, row.type);
  const open = openPart(row.data);
  return Object.fromEntries(Object.entries(plain).filter(([id]) => Object.hasOwn(open, id) || (fields[id] !== undefined && isSealed(fields[id]))));
}

async function rekey(deps: Deps, countyId: string, pack: CompiledPack, type: string): Promise<number> {
  const { hash } = searchDefinition(pack, type);
  const records = native(recordModel(deps.db));
  const rows = (await records.find({ countyId, packId: pack.manifest.id, type, keyed: { $ne: hash } } as never, { limit: A_ROUND, hint: { countyId: 1, packId: 1, type: 1, keyed: 1 } }).toArray()) as unknown as RecordRowDoc[];
  if (rows.length === 0) return 0;
  const [plain, { view }] = await Promise.all([openRecords(deps, countyId, rows), deps.org.snapshot(countyId)]);
  const writes = rows.map((row, index) => {
    const found = rowKeysOf({ countyId, pack, record: recordOf(row), plain: openOnly(row, plain[index] ?? {}, pack), unit: view.unit(row.orgId), keys: deps.keys });
    // a record that was changed meanwhile has keys of its own by then
    return { updateOne: { filter: { _id: row._id, countyId, version: row.version }, update: { $set: found } } };
  });
  await records.bulkWrite(writes as never, { ordered: false });
  return rows.length;
}

export async function rekeyAll(deps: Deps): Promise<number> {
  let done = 0;
  for (const countyId of await deps.org.countyIds()) {
    const packIds = await packIdsInUse(deps, countyId, deps.clock.now());
    for (const packId of packIds) {
      const pack = await packForFigures(deps, countyId, packId);
      for (const type of Object.keys(pack?.records ?? {})) if (pack) done += await rekey(deps, countyId, pack, type);
    }
  }
  return done;
}

export const registerKeysJob: Job = { name: 'register-keys', everyMs: 3000, runOnce: rekeyAll };
