import { displayValue, fieldsOf, isSensitive, LEVELS, picksIn, presentData, withPicks, type CompiledPack, type FieldRef, type FieldSpec, type JsonObject, type Level, type OrgView, type Picked, type Presented, type RecordDoc } from '@liandong/core/run';
import type { RecordView } from '../resources/works/contract';
import type { Sight } from './policy';

type Fields = Readonly<Record<string, FieldSpec>>;
const picked = (data: JsonObject, ids: readonly string[]): JsonObject => Object.fromEntries(Object.entries(data).filter(([id]) => ids.includes(id)));

/** A record's data cut to a sight: masked where it is above his level, absent where it is not his at all. */
export function shownData(fields: Fields, data: JsonObject, sight: Sight): Presented {
  const { only, own, closed = [] } = sight;
  const open = closed.length === 0 ? data : Object.fromEntries(Object.entries(data).filter(([id]) => !closed.includes(id)));
  const cut = presentData(fields, only ? picked(open, only) : open, sight.level);
  if (own.length === 0) return cut;
  const known = own.filter((id) => fields[id] !== undefined);
  return { data: { ...cut.data, ...picked(open, known) }, masked: cut.masked.filter((id) => !known.includes(id)) };
}

const LIST_LEVEL: Level = 'L2';
/** Lists never show sensitive values in full, whoever reads them: a view of those is an event, and a list is not a view. */
export const listSight = (sight: Sight): Sight => ({ ...sight, own: [], level: LEVELS.indexOf(sight.level) > LEVELS.indexOf(LIST_LEVEL) ? LIST_LEVEL : sight.level });

/** Sensitive levels (L3, L4) of which the sight shows values in full. */
export function sensitiveLevels(fields: Fields, presented: Presented): Level[] {
  const shown = Object.keys(presented.data).filter((id) => !presented.masked.includes(id)).flatMap((id) => fields[id] ?? []);
  return [...new Set(shown.filter(isSensitive).map((field) => field.level))].sort();
}

/** Who names what was picked. */
export interface Names { of(ref: FieldRef, id: string): string }

/** The record's name for a reader: its title field as he may see it, else its number, else what kind of record it is. Named after what was picked in it, it goes by its number. */
export function recordTitle(pack: CompiledPack, record: Pick<RecordDoc, 'type' | 'no'>, fields: Fields, shown: JsonObject): string {
  const type = pack.records[record.type];
  const field = fields[type?.titleField ?? ''];
  const text = field && field.ref === undefined ? displayValue(field, shown[field.id], pack) : '';
  return text || (record.no ?? type?.title ?? record.type);
}

const stateTitle = (pack: CompiledPack, record: RecordDoc): string => pack.records[record.type]?.states.find((state) => state.id === record.state)?.title ?? record.state;

/** A record as the API answers it. `record.data` is plain here; what goes out is cut to the sight. */
export function presentRecord(pack: CompiledPack, record: RecordDoc, sight: Sight, org: OrgView): RecordView {
  const fields = fieldsOf(pack, record.type);
  const { data, masked } = shownData(fields, record.data, sight);
  return {
    id: record.id, type: record.type, typeTitle: pack.records[record.type]?.title ?? record.type, packId: record.packId, release: record.release,
    orgId: record.orgId, orgName: org.unit(record.orgId)?.name ?? record.orgId, ...(record.no === undefined ? {} : { no: record.no }),
    title: recordTitle(pack, record, fields, data), state: record.state, stateTitle: stateTitle(pack, record), version: record.version,
    createdAt: record.createdAt, occurredAt: record.occurredAt, data, masked: [...masked],
  };
}

const isMask = (id: string): boolean => /^\*+$/.test(id);
/** With names in the place of ids of what was picked; what is masked stays so. */
export const named = (fields: Fields, data: JsonObject, names: Names): JsonObject => withPicks(fields, data, (ref, id) => (isMask(id) ? id : names.of(ref, id)));
/** What of it asks for a name. */
export const picksShown = (fields: Fields, shown: JsonObject): Picked[] => picksIn(fields, shown).filter(({ id }) => !isMask(id));
const some = (fields: Fields, ids: readonly string[]): Fields => Object.fromEntries(ids.flatMap((id) => (fields[id] ? [[id, fields[id]]] : [])));
/** The same of some fields only. */
export const columnPicks = (fields: Fields, ids: readonly string[], shown: JsonObject): Picked[] => picksShown(some(fields, ids), shown);

/** Some fields as titled texts: list columns, facts of an offer. What is not his to see is left out of the value, not of the row. */
export function presentColumns(pack: CompiledPack, fields: Fields, ids: readonly string[], shown: JsonObject, names: Names): { field: string; title: string; value: string }[] {
  const texts = named(some(fields, ids), picked(shown, ids), names);
  return ids.flatMap((id) => (fields[id] ? [{ field: id, title: fields[id].title, value: displayValue(fields[id], texts[id], pack) }] : []));
}
