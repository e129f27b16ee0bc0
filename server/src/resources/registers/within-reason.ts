/**
 * A page whose hits may lie far apart: it is looked for part by part, and only so many records are looked at. What was found by then is told,
 * with how far was looked and where to go on, rather than have somebody wait for the end of a million.
 */
import { recordModel, type RecordRowDoc } from '../../durable/index';
import { native } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import { type Keys, under } from './choose';
import { findRows, type Search } from './find';
import type { Register } from './register';

/** Records of one part after the other: most pages are full within the first, all of them take about half a second. */
const PARTS: readonly number[] = [1000, 8000, 40_000];

export interface Looked { readonly rows: readonly RecordRowDoc[]; /** the last seat that was looked at, if there are more */ readonly upTo?: string }
type BySeat = Search & { readonly lead: Keys };
interface Looking { readonly deps: Deps; readonly register: Register; readonly search: BySeat }
interface Page { readonly limit: number; readonly after?: readonly unknown[] | undefined; readonly parts?: readonly number[] }

export const isBySeat = (search: Search): search is BySeat => search.lead.index !== 'scope' && !search.order.wide;

/** The seat of so many records on, found in the index alone; undefined: there are fewer. */
async function seatAfter({ deps, register: { caller: { countyId }, packId, type }, search: { lead, order } }: Looking, after: readonly unknown[] | undefined, many: number): Promise<string | undefined> {
  const walk = { $and: [under({ within: { countyId, packId, type } }, lead), after ? order.after(after) : {}] };
  const more = { sort: order.sort, skip: many - 1, limit: 1, projection: { _id: 0, seat: 1 }, hint: lead.index };
  const [last] = (await native(recordModel(deps.db)).find(walk as never, more).toArray()) as unknown as Pick<RecordRowDoc, 'seat'>[];
  return last?.seat;
}

export async function lookForRows(looking: Looking, { limit, after, parts = PARTS }: Page): Promise<Looked> {
  const { deps, search } = looking;
  if (search.lead.isFew === true) return { rows: await findRows(deps, search, limit, after) };
  const rows: RecordRowDoc[] = [];
  let from = after;
  for (const many of parts) {
    const upTo = await seatAfter(looking, from, many);
    const part = upTo === undefined ? {} : { seat: { [search.order.direction === 1 ? '$lte' : '$gte']: upTo } };
    rows.push(...(await findRows(deps, { ...search, where: { $and: [search.where, part] } }, limit - rows.length, from)));
    if (upTo === undefined || rows.length === limit) return { rows };
    from = [upTo];
  }
  return { rows, upTo: String(from?.[0]) };
}
