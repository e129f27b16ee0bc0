/** From a stored record to its facts, and which cells a change of facts concerns. Pure. */
import { type Counted, countedIn, factsIn, fieldsOf, withPicks, type CompiledPack, type Calendar, type Fact, type Json, type JsonObject, type OrgView, periodOf } from '@liandong/core/run';
import { recordOf, type RecordRowDoc } from '../../durable/index';
import type { Keys } from '../../platform/deps';
import type { FactDoc } from './model';

/** Sealed values are not opened for figures: what an indicator can read is what lies open in the store. */
type Open = (data: RecordRowDoc['data']) => JsonObject;

export interface FactContext {
  readonly pack: CompiledPack;
  readonly calendar: Calendar;
  readonly view: OrgView;
  readonly keys: Pick<Keys, 'blindIndex'>;
  readonly now: string;
  readonly openPart: Open;
  /** records of persons → the one that they live on under, of those that do */
  readonly survivors: ReadonlyMap<string, string>;
}

/** Where it counts: at the unit that the indicator names, if there is one; else where the record is. */
function placeOf(row: RecordRowDoc, { org }: Fact, view: OrgView): Pick<FactDoc, 'orgId' | 'path'> {
  const unit = org === undefined ? undefined : view.unit(org);
  return unit ? { orgId: unit.id, path: [...unit.path, unit.id] } : { orgId: row.orgId, path: [...row.path, row.orgId] };
}

/** In what a fact is counted beside the sums. */
export const TALLIED: Readonly<Partial<Record<Counted['aggregate'], NonNullable<FactDoc['also']>>>> = { distinct: 'keys', median: 'values' };

function stored(def: Counted, fact: Fact, row: RecordRowDoc, { keys, view }: FactContext): FactDoc {
  const { countyId, packId } = row;
  const key = def.aggregate === 'distinct' ? keys.blindIndex(countyId, `fact/${def.id}`, fact.key).slice(0, 32) : row._id;
  const dims = Object.entries(fact.dims ?? {}).flatMap(([id, codes]) => codes.map((code) => `${id}=${code}`));
  return { countyId, packId, indicatorId: def.id, recordId: row._id, ...placeOf(row, fact, view), at: fact.at, value: fact.value, key, dims, summed: true, ...(TALLIED[def.aggregate] ? { also: TALLIED[def.aggregate] } : {}) };
}

const counted = new WeakMap<CompiledPack, readonly Counted[]>();
/** What a pack counts, found once a pack. */
export function countedOf(pack: CompiledPack): readonly Counted[] {
  const found = counted.get(pack) ?? countedIn(pack);
  counted.set(pack, found);
  return found;
}

/** As it counts: who was entered twice and is one person by now is picked under the record that he lives on under. */
const dataOf = ({ type, data, links = [] }: RecordRowDoc, { pack, openPart, survivors }: FactContext): JsonObject =>
  (links.length === 0 || survivors.size === 0 ? openPart(data) : withPicks(fieldsOf(pack, type), openPart(data), (_ref, id) => survivors.get(id) ?? id));

/** All facts of one record under the indicators of a pack; a record that lives on under another has none. */
export function factsOf(row: RecordRowDoc, ctx: FactContext): FactDoc[] {
  if (row.mergedInto !== undefined) return [];
  const record = recordOf(row, dataOf(row, ctx));
  const facts = factsIn(countedOf(ctx.pack), record, { now: ctx.now, dateOf: ctx.calendar.dateOf, derived: (row.derived ?? {}) as Record<string, Json> });
  return facts.map(({ def, fact }) => stored(def, fact, row, ctx));
}

const same = (a: FactDoc, b: FactDoc): boolean => a.at === b.at && a.value === b.value && a.key === b.key && a.path.join() === b.path.join() && a.dims?.join('\n') === b.dims?.join('\n') && a.summed === b.summed && a.also === b.also;

export interface FactChange { readonly write: readonly FactDoc[]; readonly remove: readonly FactDoc[]; /** as they were, of those written anew or removed */ readonly was: readonly FactDoc[] }
const idOf = ({ recordId, indicatorId }: FactDoc): string => `${recordId} ${indicatorId}`;
export function changeOf(before: readonly FactDoc[], after: readonly FactDoc[]): FactChange {
  const was = new Map(before.map((fact) => [idOf(fact), fact]));
  const is = new Map(after.map((fact) => [idOf(fact), fact]));
  const write = after.filter((fact) => { const old = was.get(idOf(fact)); return !old || !same(old, fact); });
  const remove = before.filter((fact) => !is.has(idOf(fact)));
  return { write, remove, was: [...write.flatMap((fact) => was.get(idOf(fact)) ?? []), ...remove] };
}

const PERIOD_KINDS = ['month', 'quarter', 'year', 'all'] as const;
/** The periods a local date counts in. */
export const periodsOf = (date: string): string[] => PERIOD_KINDS.map((kind) => periodOf(date, kind));
