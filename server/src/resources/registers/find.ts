/** Rows of a register as the database finds them. */
import { dayAfter, dayStart, isGroup } from '@liandong/core/run';
import { recordModel, seatAt, type RecordRowDoc, type SearchWay } from '../../durable/index';
import { aggregateNow, findNow, native } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import { refuse } from '../../platform/http/refusal';
import { countUnder, under, type Keys } from './choose';
import { isBehind, leadOf, type Lead } from './lead';
import { orderOf, type Order } from './order';
import type { RegisterQuery } from './contract';
import type { Register } from './register';
import { waysOf, whereOf, type Where } from './where';

const SCOPE = { countyId: 1, scope: 1, packId: 1, type: 1, createdAt: -1, _id: -1 } as const;
const hintOf = (lead: Lead): object | string => (lead.index === 'scope' ? SCOPE : lead.index);

/** Of what was made in these days only a part of the index is looked at. */
function seatsOf({ filter, calendar }: Register): Where[] {
  if (filter.join !== 'all') return [];
  return filter.items.flatMap((node): Where[] => {
    if (isGroup(node) || node.field !== '@created' || node.op !== 'between') return [];
    const { from, to } = node;
    return [{ seat: { ...(typeof from === 'string' ? { $gte: seatAt(dayStart(calendar, from)) } : {}), ...(typeof to === 'string' ? { $lt: seatAt(dayStart(calendar, dayAfter(to))) } : {}) } }];
  });
}

export interface Search { readonly where: Where; readonly lead: Lead; readonly order: Order; /** all that lies under its lead, where there is one */ readonly within?: Where }

interface Asked { readonly sort?: RegisterQuery['sort']; /** a page that goes on from here; null: the first; absent: all of it is wanted */ readonly page?: readonly unknown[] | null }

function withinLead(register: Register, lead: Keys): Where {
  const { caller: { countyId }, packId, type } = register;
  return { $and: [under({ within: { countyId, packId, type } }, lead), ...(lead.seats ? [{ seat: { $in: [...lead.seats] } }] : []), ...seatsOf(register)] };
}

interface Looking extends Pick<Search, 'where' | 'order'> { readonly ways: readonly (readonly SearchWay[])[]; readonly page: Asked['page'] | undefined }
async function leadBy(deps: Deps, register: Register, { where, order, ways, page }: Looking): Promise<Lead> {
  const { caller: { countyId }, packId, type } = register;
  const isPaged = page !== undefined && !order.wide;
  return leadOf({ deps, within: { countyId, packId, type }, where, ...(isPaged ? { page: { direction: order.direction, from: page ? order.after(page) : {} } } : {}) }, register, ways);
}

export async function searchOf(deps: Deps, register: Register, { sort, page }: Asked = {}): Promise<Search> {
  const ways = waysOf(deps, register);
  const [all, seated] = [whereOf(register, ways), orderOf(register, sort, true)];
  const [behind, found] = await Promise.all([isBehind(deps, register), leadBy(deps, register, { where: all, order: seated, ways, page })]);
  const lead: Lead = behind ? { index: 'scope' } : found;
  const search = lead.index === 'scope' ? { where: all, lead, order: orderOf(register, sort, false) } : { where: all, lead, order: seated, within: withinLead(register, lead) };
  const most = search.order.wide ? await mostSorted(deps, register, search, page !== undefined) : undefined;
  if (most !== undefined) refuse('register.sort-wide', '/sort', { most });
  return search;
}

/** So many are brought into an order of their own while somebody waits for a page. */
const MOST_SORTED = 100_000;
/** How many may be put in order, if there are more: for a page it is counted in the index, without a look at a record; all of it is put in order again with each part. */
async function mostSorted(deps: Deps, { caller: { countyId }, packId, type }: Register, search: Search, isPage: boolean): Promise<number | undefined> {
  const { lead } = search;
  if (!isPage || lead.index === 'scope') return (await countRows(deps, search)).more ? MOST_COUNTED : undefined;
  return (await countUnder({ deps, within: { countyId, packId, type } }, lead, MOST_SORTED + 1)) > MOST_SORTED ? MOST_SORTED : undefined;
}

/** Keys are only for finding. */
const LEFT_OUT = { cells: 0, links: 0, match: 0 };

/** More than there ever are. A limit keeps what is held against each record out of the choice of an index: several words there are several plans, and each of them is tried. */
const ALL = 1_000_000_000;
const THEN = { $limit: ALL } as const;

/** `many`: so many of those under its lead are looked at. */
export function findRows({ db }: Deps, { where, lead, order, within }: Search, limit: number, after?: readonly unknown[], many = ALL): Promise<RecordRowDoc[]> {
  const from = after ? [order.after(after)] : [];
  if (!within) return findNow(recordModel(db), { $and: [where, ...from] }, limit, { sort: order.sort, limit, projection: LEFT_OUT, hint: hintOf(lead) });
  const [sort, held] = [{ $sort: order.sort }, { $match: where }];
  const looked = order.wide ? [{ $match: within }, THEN, { $match: { $and: [where, ...from] } }, sort] : [{ $match: { $and: [within, ...from] } }, sort, { $limit: many }, held];
  return aggregateNow(db, recordModel(db).collection.collectionName, [...looked, { $limit: limit }, { $project: LEFT_OUT }], limit, { hint: hintOf(lead) });
}

export const MOST_COUNTED = 10_000;
const MOST_MS = 2000;
const TOO_LONG = 50;
export interface Counted { readonly count?: number; readonly more: boolean }

/** How many there are, as far as it is told; without `count`: it took too long to say. */
export async function countRows({ db }: Deps, { where, lead, within }: Omit<Search, 'order'>): Promise<Counted> {
  try {
    const looked = within ? [{ $match: within }, THEN] : [];
    const [found] = await native(recordModel(db)).aggregate<{ n: number }>([...looked, { $match: where }, { $limit: MOST_COUNTED + 1 }, { $count: 'n' }], { hint: hintOf(lead), maxTimeMS: MOST_MS }).toArray();
    const count = found?.n ?? 0;
    return { count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED };
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === TOO_LONG) return { more: true };
    throw error;
  }
}
