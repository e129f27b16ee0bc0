import { problem } from '@liandong/core/run';
import { fileIdsIn } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { Refusal } from '../../platform/http/refusal';
import { uploadsOf } from './store';

/**
 * Whoever puts a file into a form must have uploaded it himself; what stands in the record already may stay. Else naming somebody's file
 * in a record of one's own would be a way to read it.
 */
export async function refuseForeignFiles(deps: Deps, { countyId, userId }: Caller, data: Readonly<Record<string, unknown>>, standing: readonly string[]): Promise<void> {
  const added = fileIdsIn(data).filter((fileId) => !standing.includes(fileId));
  if (added.length === 0) return;
  const own = await uploadsOf(deps.db, countyId, userId, added);
  const foreign = Object.keys(data).filter((field) => fileIdsIn({ [field]: data[field] }).some((fileId) => added.includes(fileId) && !own.has(fileId)));
  if (foreign.length > 0) throw new Refusal(foreign.slice(0, 20).map((field) => problem('upload.foreign', `/${field.slice(0, 64)}`, { field: field.slice(0, 64) })));
}
