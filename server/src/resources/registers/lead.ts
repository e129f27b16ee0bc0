/**
 * Where to look first: under one key that everything asked for has (a value and a unit, or a word), by the count of what lies there; or, when
 * no key tells, among all of the type in one's reach. The rest of the filter is held against each record found there.
 */
import { keyedFields, keysFor, placeKey, type RegisterCondition } from '@liandong/core/run';
import { recordModel, type SearchWay } from '../../durable/index';
import { native } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import type { Register } from './register';

export type Lead = { readonly index: 'cells' | 'search'; readonly keys: readonly string[] } | { readonly index: 'scope' };
type Keys = Exclude<Lead, { readonly index: 'scope' }>;

/** Beyond it is many, however many. */
const MOST_COUNTED = 3000;
/** Under more keys than these the database does not keep the order by itself. */
const MOST_KEYS = 100;

const isCondition = (node: Register['filter']['items'][number]): node is RegisterCondition => !('items' in node);
/** Each of which everything meets. */
const sure = ({ filter }: Register): RegisterCondition[] => (filter.join === 'all' || filter.items.length === 1 ? filter.items.filter(isCondition) : []);

/** Units beneath which all of it lies; `''` is the county. */
function placesOf(register: Register): string[] {
  const { caller, root } = register;
  const asked = sure(register).find(({ field, op }) => field === '@unit' && op === 'in')?.values?.map(String);
  const places = asked ?? caller.reaches.map(({ orgId, ownOnly }) => (ownOnly ? '' : orgId));
  const named = [...new Set(places.map((place) => (place === root ? '' : place)))];
  return named.includes('') ? [''] : named;
}

async function countIn(deps: Deps, { caller, packId, type }: Register, { index, keys }: Keys): Promise<number> {
  const where = index === 'cells' ? { countyId: caller.countyId, packId, type, cells: { $in: [...keys] } } : { countyId: caller.countyId, search: { $in: [...keys] } };
  return native(recordModel(deps.db)).countDocuments(where as never, { limit: MOST_COUNTED, hint: index });
}

function cellLeads(register: Register): Keys[] {
  const [places, keyed] = [placesOf(register), keyedFields(register.pack, register.type)];
  const all = sure(register).flatMap((condition): Keys[] => {
    const keys = keysFor(keyed, condition, places);
    return keys && keys.length <= MOST_KEYS ? [{ index: 'cells', keys }] : [];
  });
  return [...all, ...(places.length <= MOST_KEYS && places.length > 0 ? [{ index: 'cells' as const, keys: places.map(placeKey) }] : [])];
}

interface Counted { readonly lead: Keys; readonly count: number }
const least = (counted: readonly Counted[]): Counted | undefined => counted.reduce<Counted | undefined>((best, one) => (best && best.count <= one.count ? best : one), undefined);

/** Of each way its rarest word; together they lead to all that the typed word may mean. */
async function wordLead(deps: Deps, register: Register, ways: readonly SearchWay[]): Promise<Counted> {
  const rarest = await Promise.all(ways.map(async ({ words }) => least(await Promise.all([...new Set(words)].map(async (word) => {
    const lead: Keys = { index: 'search', keys: [word] };
    return { lead, count: await countIn(deps, register, lead) };
  })))));
  return { lead: { index: 'search', keys: rarest.flatMap((one) => one?.lead.keys ?? []) }, count: rarest.reduce((sum, one) => sum + (one?.count ?? 0), 0) };
}

/** Are there records whose keys were made by another definition? Then keys do not lead to all of them. */
async function isBehind({ db }: Deps, { caller, packId, type, keyed }: Register): Promise<boolean> {
  const one = await native(recordModel(db)).findOne({ countyId: caller.countyId, packId, type, keyed: { $ne: keyed } } as never, { projection: { _id: 1 }, hint: { countyId: 1, packId: 1, type: 1, keyed: 1 } });
  return one !== null;
}

export async function leadOf(deps: Deps, register: Register, ways: readonly (readonly SearchWay[])[]): Promise<Lead> {
  const [behind, ...words] = await Promise.all([isBehind(deps, register), ...ways.map((one) => wordLead(deps, register, one))]);
  if (behind) return { index: 'scope' };
  const cells = cellLeads(register);
  if (cells.length + words.length === 1) return cells[0] ?? words[0]?.lead ?? { index: 'scope' };
  const counted = await Promise.all(cells.map(async (lead) => ({ lead, count: await countIn(deps, register, lead) })));
  return least([...words, ...counted])?.lead ?? { index: 'scope' };
}
