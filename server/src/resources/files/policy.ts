import { fieldsOf, type Level, type RecordDoc, type RoleDef } from '@liandong/core/run';
import { sensitiveLevels, shownData, sighted, sightOf, unworked, type Sight } from '../../access/index';
import { fileIdsIn, loadRow, loadWork, noteView, type RecordRowDoc } from '../../durable/index';
import { withClosed } from '../../closed/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import type { UploadDoc } from './model';
import { recordsWith } from './store';

interface SeenFields { readonly sight: Sight; readonly record: RecordDoc; readonly fields: ReturnType<typeof fieldsOf> }

async function seenOf(deps: Deps, caller: Caller, roles: readonly RoleDef[], row: RecordRowDoc): Promise<SeenFields | undefined> {
  const { countyId } = caller;
  const [work, alone, { view }] = await Promise.all([row.workId === undefined ? undefined : loadWork(deps, countyId, row.workId), row.workId === undefined ? loadRow(deps, row) : undefined, deps.org.snapshot(countyId)]);
  const record = work?.work.record ?? alone?.record;
  const pack = (work ?? alone)?.program.pack;
  if (!record || !pack) return undefined;
  const sight = sightOf(caller, roles, work ? sighted(work.row, work.work.state, pack, view, deps.clock.now()) : unworked(row, pack, view));
  return sight && { sight: await withClosed(deps, caller, { row, pack }, sight), record, fields: fieldsOf(pack, row.type) };
}

/** The fields of this record that hold the file, among what the caller sees of it in full. */
async function shownIn(deps: Deps, caller: Caller, roles: readonly RoleDef[], row: RecordRowDoc, fileId: string): Promise<{ levels: Level[] } | undefined> {
  const seen = await seenOf(deps, caller, roles, row);
  if (!seen) return undefined;
  const { sight, record, fields } = seen;
  const { data, masked } = shownData(fields, record.data, sight);
  const holding = Object.fromEntries(Object.entries(data).filter(([id, value]) => !masked.includes(id) && fileIdsIn({ [id]: value }).includes(fileId)));
  return Object.keys(holding).length === 0 ? undefined : { levels: sensitiveLevels(fields, { data: holding, masked: [] }) };
}

/**
 * Its uploader's alone until a record refers to it; then whoever sees that record at the level of the field. A record counts only when
 * the uploader has worked on it: somebody else's file does not become readable by naming it in a record of one's own. That a sensitive
 * one is read is noted first.
 */
export async function mayRead(deps: Deps, caller: Caller, upload: UploadDoc): Promise<boolean> {
  const rows = (await recordsWith(deps.db, caller.countyId, upload.fileId)).filter((row) => row.createdBy === upload.uploadedBy || row.performers.includes(upload.uploadedBy));
  if (rows.length === 0) return caller.userId === upload.uploadedBy;
  const roles = await deps.packs.roles(caller.countyId);
  for (const row of rows) {
    const shown = await shownIn(deps, caller, roles, row, upload.fileId);
    if (!shown) continue;
    const { countyId, userId: by, name: byName } = caller;
    if (shown.levels.length > 0) await noteView(deps, { countyId, recordId: row._id, by, byName, at: deps.clock.now(), levels: shown.levels, where: 'file' });
    return true;
  }
  return false;
}
