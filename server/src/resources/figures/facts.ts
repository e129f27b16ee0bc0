/** From a stored record to its facts, and which cells a change of facts concerns. Pure. */
import { factOf, type CompiledPack, type Calendar, type IndicatorDef, type JsonObject, periodOf } from '@liandong/core/run';
import { recordOf, type RecordRowDoc } from '../../durable/index';
import type { Keys } from '../../platform/deps';
import type { FactDoc } from './model';

/** Sealed values are not opened for figures: what an indicator can read is what lies open in the store. */
type Open = (data: RecordRowDoc['data']) => JsonObject;

export interface FactContext {
  readonly pack: CompiledPack;
  readonly calendar: Calendar;
  readonly keys: Pick<Keys, 'blindIndex'>;
  readonly now: string;
  readonly openPart: Open;
}

function factOfRow(def: IndicatorDef, row: RecordRowDoc, data: JsonObject, ctx: FactContext): FactDoc | undefined {
  const fact = factOf(def, recordOf(row, data), { now: ctx.now, dateOf: ctx.calendar.dateOf });
  if (!fact) return undefined;
  const { countyId, packId, orgId, path } = row;
  const key = def.aggregate === 'distinct' ? ctx.keys.blindIndex(countyId, `fact/${def.id}`, fact.key).slice(0, 32) : row._id;
  return { countyId, packId, indicatorId: def.id, recordId: row._id, orgId, path: [...path, orgId], at: fact.at, value: fact.value, key };
}

/** All facts of one record under the indicators of a pack. */
export function factsOf(row: RecordRowDoc, ctx: FactContext): FactDoc[] {
  const data = ctx.openPart(row.data);
  return Object.values(ctx.pack.indicators).flatMap((def) => factOfRow(def, row, data, ctx) ?? []);
}

const same = (a: FactDoc, b: FactDoc): boolean => a.at === b.at && a.value === b.value && a.key === b.key && a.path.join() === b.path.join();

export interface FactChange { readonly write: readonly FactDoc[]; readonly remove: readonly FactDoc[]; /** facts whose cells are no longer right, as they were and as they are */ readonly touched: readonly FactDoc[] }
export function changeOf(before: readonly FactDoc[], after: readonly FactDoc[]): FactChange {
  const was = new Map(before.map((fact) => [fact.indicatorId, fact]));
  const is = new Map(after.map((fact) => [fact.indicatorId, fact]));
  const changed = (fact: FactDoc): boolean => { const old = was.get(fact.indicatorId); return !old || !same(old, fact); };
  const write = after.filter(changed);
  const remove = before.filter((fact) => !is.has(fact.indicatorId));
  const replaced = write.flatMap((fact) => was.get(fact.indicatorId) ?? []);
  return { write, remove, touched: [...write, ...replaced, ...remove] };
}

const PERIOD_KINDS = ['month', 'quarter', 'year', 'all'] as const;
/** The periods a local date counts in. */
export const periodsOf = (date: string): string[] => PERIOD_KINDS.map((kind) => periodOf(date, kind));
