/**
 * A page whose hits may lie far apart: it is looked for part by part, and only so many records are looked at. What was found by then is told,
 * with how far was looked and where to go on, rather than have somebody wait for the end of a million.
 */
import { recordModel, type RecordRowDoc } from '../../durable/index';
import { findNow } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import { A_LOOK, forget, type Keys } from './choose';
import { findRows, type Search } from './find';
import type { Where } from './where';

/** Records of one part after the other: most pages are full within the first, all of them take about half a second. */
const PARTS: readonly number[] = [1000, 8000, 40_000];

export interface Looked { readonly rows: readonly RecordRowDoc[]; /** the last seat that was looked at, if there are more */ readonly upTo?: string }
type BySeat = Search & { readonly lead: Keys; readonly within: Where };
interface Page { readonly limit: number; readonly after?: readonly unknown[] | undefined; readonly parts?: readonly number[] }

export const isBySeat = (search: Search): search is BySeat => search.within !== undefined && !search.order.wide;

/** The seat of so many records on, found in the index alone; undefined: there are fewer. */
async function seatAfter(deps: Deps, { within, lead, order }: BySeat, after: readonly unknown[] | undefined, many: number): Promise<string | undefined> {
  const more = { sort: order.sort, skip: many - 1, limit: 1, projection: { _id: 0, seat: 1 }, hint: lead.index };
  const [last] = await findNow<RecordRowDoc>(recordModel(deps.db), { $and: [within, ...(after ? [order.after(after)] : [])] }, 1, more);
  return last?.seat;
}

/** Among so many a page should be full twice over, if the rest is like what was looked at; unknown: a look costs little. */
const likely = ({ hits }: Keys, limit: number): number => (hits === undefined ? A_LOOK * 4 : Math.ceil((2 * limit * A_LOOK) / hits));

export async function lookForRows(deps: Deps, search: BySeat, { limit, after, parts = PARTS }: Page): Promise<Looked> {
  if (search.lead.isFew === true) return { rows: await findRows(deps, search, limit, after) };
  const [smallest = 0] = parts;
  const enough = likely(search.lead, limit);
  if (enough <= smallest) {
    const full = await findRows(deps, search, limit, after, enough);
    // nobody need know how far was looked
    if (full.length === limit) return { rows: full };
    if (search.lead.hint !== undefined) forget(search.lead.hint);
  }
  const rows: RecordRowDoc[] = [];
  let from = after;
  for (const many of parts) {
    const upTo = await seatAfter(deps, search, from, many);
    const part = upTo === undefined ? {} : { seat: { [search.order.direction === 1 ? '$lte' : '$gte']: upTo } };
    rows.push(...(await findRows(deps, { ...search, within: { $and: [search.within, part] } }, limit - rows.length, from)));
    if (upTo === undefined || rows.length === limit) return { rows };
    from = [upTo];
  }
  return { rows, upTo: String(from?.[0]) };
}
