import { fieldsOf, LEVELS, type Level, mayReach } from '@liandong/core/run';
import { fileIdsIn, openRecord, type RecordRowDoc } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import type { UploadDoc } from './model';
import { recordsWith } from './store';

const within = (level: Level, max: Level): boolean => LEVELS.indexOf(level) <= LEVELS.indexOf(max);

/** The field of this record that holds the file may be seen by the caller. */
async function mayReadIn(deps: Deps, caller: Caller, row: RecordRowDoc, fileId: string): Promise<boolean> {
  const level = mayReach(caller.reaches, { orgId: row.orgId, path: row.path, createdBy: row.createdBy, performers: row.performers }, caller.userId);
  const pack = level && (await deps.packs.pack(caller.countyId, row.release));
  if (!level || !pack) return false;
  const data = await openRecord(deps, caller.countyId, row);
  const fields = fieldsOf(pack, row.type);
  return Object.entries(data).some(([id, value]) => fields[id] !== undefined && within(fields[id].level, level) && fileIdsIn({ [id]: value }).includes(fileId));
}

/**
 * Its uploader's alone until a record refers to it; then whoever reaches that record at the level of the field. A record counts only when
 * the uploader has worked on it: somebody else's file does not become readable by naming it in a record of one's own.
 */
export async function mayRead(deps: Deps, caller: Caller, upload: UploadDoc): Promise<boolean> {
  const rows = (await recordsWith(deps.db, caller.countyId, upload.fileId)).filter((row) => row.createdBy === upload.uploadedBy || row.performers.includes(upload.uploadedBy));
  if (rows.length === 0) return caller.userId === upload.uploadedBy;
  for (const row of rows) if (await mayReadIn(deps, caller, row, upload.fileId)) return true;
  return false;
}
