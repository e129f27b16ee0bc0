import { refuse } from '../../platform/http/refusal';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { recordRows, type RecordRow } from '../records/index';
import { type FactPlace, type FactQuery, pageOfFacts, recordsById } from './store';

const written = (place: FactPlace): string => Buffer.from(`${place.at} ${place.recordId}`, 'utf8').toString('base64url');
function readPlace(cursor: string | undefined): FactPlace | undefined {
  if (cursor === undefined) return undefined;
  const [, at, recordId] = /^(\d{4}-\d\d-\d\d) (\S{1,80})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  return at === undefined || recordId === undefined ? refuse('cursor.unknown', '/query/cursor') : { at, recordId };
}

/** The records that a figure counts, newest first, each cut to what the caller may see of it. */
export async function recordsBehind(deps: Deps, caller: Caller, query: FactQuery, page: { cursor?: string | undefined; limit?: number | undefined }): Promise<{ items: RecordRow[]; next?: string }> {
  const limit = page.limit ?? 50;
  const places = await pageOfFacts(deps.db, query, readPlace(page.cursor), limit + 1);
  const here = places.slice(0, limit);
  const byId = new Map((await recordsById(deps.db, query.countyId, here.map((place) => place.recordId))).map((row) => [row._id, row]));
  const items = await recordRows(deps, caller, here.flatMap((place) => byId.get(place.recordId) ?? []));
  const last = here.at(-1);
  return { items: [...items], ...(places.length > limit && last ? { next: written(last) } : {}) };
}
