/**
 * Which of several keys to go along. Everything that is asked for lies under each of them, so whichever is taken, the answer is the same; the
 * work is not. A page is full soonest where what is asked for lies densest among the newest; whoever wants all goes where least lies.
 */
import { sha256Hex } from '@liandong/core/run';
import { recordModel } from '../../durable/index';
import { aggregateNow, Hints, native } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import type { Where } from './where';

/** Under one of them lies everything that is asked for. */
export interface Keys {
  readonly index: 'cells' | 'search';
  readonly keys: readonly string[];
  /** hardly anything lies there: all of it is looked at */
  readonly isFew?: boolean;
  /** all that is asked for stands at these */
  readonly seats?: readonly string[];
  /** so many of the first `A_LOOK` were asked for; absent: not looked at */
  readonly hits?: number;
  /** under which it was remembered */
  readonly hint?: string;
}

/** What is asked for, and how it is walked through. */
export interface Walk {
  readonly deps: Deps;
  /** of the county and the type */
  readonly within: Where;
  /** all that is asked for */
  readonly where: Where;
  /** from where on, in the order of the page; undefined: all of it is wanted */
  readonly page?: { readonly direction: 1 | -1; readonly from: Where };
}

/** So many records are looked at under each key before one is chosen. */
export const A_LOOK = 64;
/** Told apart by number up to the last of these. */
const COUNTED = [1000, 16_000] as const;

export const under = ({ within }: Pick<Walk, 'within'>, { index, keys }: Keys): Where => {
  const { countyId, packId, type } = within;
  const found = { [index]: keys.length === 1 ? keys[0] : { $in: [...keys] } };
  return index === 'cells' ? { countyId, packId, type, ...found } : { countyId, ...found };
};

interface Looked { readonly lead: Keys; readonly entries: number; readonly hits: number }
interface Facets { readonly entries: readonly { readonly n: number }[]; readonly hits: readonly { readonly n: number }[] }

async function lookAt(walk: Walk, lead: Keys): Promise<Looked> {
  const { direction = -1, from = {} } = walk.page ?? {};
  const [found] = (await native(recordModel(walk.deps.db)).aggregate([
    { $match: { $and: [under(walk, lead), from] } }, { $sort: { seat: direction } }, { $limit: A_LOOK },
    { $facet: { entries: [{ $count: 'n' }], hits: [{ $match: walk.where }, { $count: 'n' }] } },
  ], { hint: lead.index }).toArray()) as unknown as Facets[];
  return { lead, entries: found?.entries[0]?.n ?? 0, hits: found?.hits[0]?.n ?? 0 };
}

const best = <T>(all: readonly T[], isBetter: (one: T, other: T) => boolean): T | undefined => all.reduce<T | undefined>((found, one) => (found && !isBetter(one, found) ? found : one), undefined);

async function densest(walk: Walk, leads: readonly Keys[]): Promise<Keys | undefined> {
  const looked = await Promise.all(leads.map((lead) => lookAt(walk, lead)));
  const ended = best(looked.filter(({ entries }) => entries < A_LOOK), (one, other) => one.entries < other.entries);
  if (ended) return { ...ended.lead, isFew: true };
  const found = best(looked.filter(({ hits }) => hits > 0), (one, other) => one.hits > other.hits);
  return found && { ...found.lead, hits: found.hits };
}

/** Entries under a key, to a limit. */
export const countUnder = ({ deps, within }: Pick<Walk, 'deps' | 'within'>, lead: Keys, limit: number): Promise<number> =>
  native(recordModel(deps.db)).countDocuments(under({ within }, lead) as never, { limit, hint: lead.index });

export interface Counted { readonly lead: Keys; readonly count: number }
/** undefined: more lies under each of them than is counted. */
async function fewest(walk: Walk, leads: readonly Keys[]): Promise<Counted | undefined> {
  for (const limit of COUNTED) {
    const counted = await Promise.all(leads.map(async (lead) => ({ lead, count: await countUnder(walk, lead, limit) })));
    const least = best(counted, (one, other) => one.count < other.count);
    if (least && least.count < limit) return least;
  }
  return undefined;
}

/** Seats under a key, to a limit: read in the index alone, and in one piece. */
export async function seatsUnder({ deps, within }: Pick<Walk, 'deps' | 'within'>, lead: Keys, limit: number): Promise<readonly string[]> {
  const pipeline = [{ $match: under({ within }, lead) }, { $limit: limit }, { $group: { _id: null, seats: { $push: '$seat' } } }];
  const [found] = await aggregateNow<{ readonly seats: readonly string[] }>(deps.db, recordModel(deps.db).collection.collectionName, pipeline, 1, { hint: lead.index });
  return found?.seats ?? [];
}

interface Remembered { readonly keys: string; readonly hits: number }
/** Who opens a list again goes where its first page was found the last time, if that still leads to all of it. Only a guess: where the page is not full there, it is forgotten. */
const remembered = new Hints<Remembered>();
const keysOf = ({ index, keys }: Keys): string => JSON.stringify([index, ...keys]);
/** What was typed is not kept as it is. */
const hintOf = ({ within, where }: Walk, direction: 1 | -1): string => sha256Hex(JSON.stringify([within, where, direction], (_key, value: unknown) => (value instanceof RegExp ? String(value) : value)));
export const forget = (hint: string): void => void remembered.take(hint);

/** One of them at least. */
export async function choose(walk: Walk, leads: readonly Keys[]): Promise<Keys | undefined> {
  if (leads.length <= 1) return leads[0];
  const { page } = walk;
  if (!page || Object.keys(page.from).length > 0) return chooseAnew(walk, leads);
  const hint = hintOf(walk, page.direction);
  const known = remembered.of(hint);
  const still = known && leads.find((lead) => keysOf(lead) === known.keys);
  if (still) return { ...still, hits: known.hits, hint };
  const found = await chooseAnew(walk, leads);
  if (found?.hits !== undefined) remembered.keep(hint, { keys: keysOf(found), hits: found.hits });
  return found;
}

async function chooseAnew(walk: Walk, leads: readonly Keys[]): Promise<Keys | undefined> {
  const few = async (): Promise<Keys | undefined> => (await fewest(walk, leads))?.lead;
  const dense = (): Promise<Keys | undefined> => densest(walk, leads);
  const [first, then] = walk.page ? [dense, few] : [few, dense];
  return (await first()) ?? (await then()) ?? leads[0];
}
