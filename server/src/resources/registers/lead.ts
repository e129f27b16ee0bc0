/**
 * Where to look first: under one key that everything asked for has (a value and a unit, or a word); or, when no key tells, among all of the
 * type in one's reach. The rest of the filter is held against each record found there.
 */
import { keyedFields, keysFor, placeKey, type RegisterCondition } from '@liandong/core/run';
import { recordModel, type SearchWay } from '../../durable/index';
import { native } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import { choose, seatsUnder, type Keys, type Walk } from './choose';
import type { Register } from './register';

export type Lead = Keys | { readonly index: 'scope' };

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

/** What has a value in a column, or else (everything has it) the units: of the whole county only where there is no word. */
function cellLeads(register: Register, hasWords: boolean): Keys[] {
  const [places, keyed] = [placesOf(register), keyedFields(register.pack, register.type)];
  const all = sure(register).flatMap((condition): Keys[] => {
    const keys = keysFor(keyed, condition, places);
    return keys && keys.length <= MOST_KEYS ? [{ index: 'cells', keys }] : [];
  });
  return all.length > 0 || places.length === 0 || places.length > MOST_KEYS || (hasWords && places.includes('')) ? all : [{ index: 'cells', keys: places.map(placeKey) }];
}

/** So few are all looked at, rather than looking for something better. */
const FEW = 200;
/** So many are read under each of several words; and where more have all of them, so many under a few. */
const [READ, READ_MORE, MOST_READ_MORE] = [1000, 16_000, 3] as const;

interface Way { readonly keys: readonly string[]; readonly count: number; /** of what has all its words */ readonly seats?: readonly string[] }
interface Under { readonly lead: Keys; readonly seats: readonly string[]; /** there are more */ readonly more: boolean }

const readUnder = (walk: Walk, leads: readonly Keys[], most: number): Promise<Under[]> => Promise.all(leads.map(async (lead) => {
  const seats = await seatsUnder(walk, lead, most);
  return { lead, seats, more: seats.length === most };
}));

/** What has the rarest of its words, and of the others those that are known to their end. */
function meetingOf(read: readonly Under[]): Way | undefined {
  const [rarest, ...others] = read.filter(({ more }) => !more).sort((one, other) => one.seats.length - other.seats.length);
  if (!rarest) return undefined;
  const sets = others.map(({ seats }) => new Set(seats));
  const seats = rarest.seats.filter((seat) => sets.every((set) => set.has(seat)));
  return { keys: rarest.lead.keys, count: seats.length, seats };
}

async function wayLead(walk: Walk, { words }: SearchWay): Promise<Way> {
  const leads = [...new Set(words)].map((word): Keys => ({ index: 'search', keys: [word] }));
  const isOne = leads.length <= 1;
  const way = meetingOf(await readUnder(walk, leads, isOne ? FEW + 1 : READ));
  const told = way || isOne ? way : meetingOf(await readUnder(walk, leads.slice(0, MOST_READ_MORE), READ_MORE));
  return told ?? { keys: leads[0]?.keys ?? [], count: Infinity };
}

/** Of each way its rarest word, where there is anything under it; together they lead to all that the typed word may mean. */
async function wordLead(walk: Walk, ways: readonly SearchWay[]): Promise<Keys> {
  const all = await Promise.all(ways.map((way) => wayLead(walk, way)));
  const there = all.filter(({ count }) => count > 0);
  const keys = (there.length > 0 ? there : all.slice(0, 1)).flatMap((way) => way.keys);
  const isFew = there.reduce((sum, { count }) => sum + count, 0) <= FEW;
  return { index: 'search', keys, isFew, ...(isFew ? { seats: [...new Set(there.flatMap(({ seats = [] }) => seats))] } : {}) };
}

/** Are there records whose keys were made by another definition? Then keys do not lead to all of them. */
export async function isBehind({ db }: Deps, { caller, packId, type, keyed }: Register): Promise<boolean> {
  const one = await native(recordModel(db)).findOne({ countyId: caller.countyId, packId, type, keyed: { $ne: keyed } } as never, { projection: { _id: 1 }, hint: { countyId: 1, packId: 1, type: 1, keyed: 1 } });
  return one !== null;
}

export async function leadOf(walk: Walk, register: Register, ways: readonly (readonly SearchWay[])[]): Promise<Lead> {
  const words = await Promise.all(ways.map((one) => wordLead(walk, one)));
  const few = words.find(({ isFew }) => isFew === true);
  if (few) return few;
  return (await choose(walk, [...words, ...cellLeads(register, words.length > 0)])) ?? { index: 'scope' };
}
