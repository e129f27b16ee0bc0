import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { cursorOf, limitOf, pageFrom, readCursor } from '../../platform/page/index';
import { recordRows, type RecordRow } from '../records/index';
import { type FactQuery, pageOfFacts, recordsById } from './store';

/** The records that a figure counts, newest first, each cut to what the caller may see of it. */
export async function recordsBehind(deps: Deps, caller: Caller, query: FactQuery, page: { cursor?: string | undefined; limit?: number | undefined }): Promise<{ items: RecordRow[]; next?: string }> {
  const limit = limitOf(page);
  const [at, recordId] = readCursor(page.cursor, 2) ?? [];
  const places = await pageOfFacts(deps.db, query, at === undefined || recordId === undefined ? undefined : { at, recordId }, limit + 1);
  const here = places.slice(0, limit);
  const byId = new Map((await recordsById(deps.db, query.countyId, here.map((place) => place.recordId))).map((row) => [row._id, row]));
  const items = await recordRows(deps, caller, here.flatMap((place) => byId.get(place.recordId) ?? []));
  return pageFrom(places, limit, (place) => cursorOf(place.at, place.recordId), items);
}
