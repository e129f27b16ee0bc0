/** Rows of a register as the database finds them. */
import { dayAfter, dayStart, isGroup } from '@liandong/core/run';
import { recordModel, seatAt, type RecordRowDoc, type SearchWay } from '../../durable/index';
import { findNow, native } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import { refuse } from '../../platform/http/refusal';
import { countUnder } from './choose';
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

export interface Search { readonly where: Where; readonly lead: Lead; readonly order: Order }

interface Asked { readonly sort?: RegisterQuery['sort']; /** a page that goes on from here; null: the first; absent: all of it is wanted */ readonly page?: readonly unknown[] | null }

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
  const narrowed: Where[] = lead.index === 'scope' ? [] : [{ [lead.index]: { $in: [...lead.keys] } }, ...seatsOf(register)];
  const search = { where: { $and: [all, ...narrowed] }, lead, order: lead.index === 'scope' ? orderOf(register, sort, false) : seated };
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

export function findRows({ db }: Deps, { where, lead, order }: Search, limit: number, after?: readonly unknown[]): Promise<RecordRowDoc[]> {
  const filter = after ? { $and: [where, order.after(after)] } : where;
  return findNow(recordModel(db), filter, limit, { sort: order.sort, limit, projection: LEFT_OUT, hint: hintOf(lead) as object });
}

export const MOST_COUNTED = 10_000;
const MOST_MS = 2000;
const TOO_LONG = 50;
export interface Counted { readonly count?: number; readonly more: boolean }

/** How many there are, as far as it is told; without `count`: it took too long to say. */
export async function countRows({ db }: Deps, { where, lead }: Pick<Search, 'where' | 'lead'>): Promise<Counted> {
  try {
    const count = await native(recordModel(db)).countDocuments(where as never, { limit: MOST_COUNTED + 1, hint: hintOf(lead) as never, maxTimeMS: MOST_MS });
    return { count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED };
  } catch (error) {
    if ((error as { readonly code?: unknown }).code === TOO_LONG) return { more: true };
    throw error;
  }
}
