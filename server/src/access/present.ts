import { displayValue, fieldsOf, isSensitive, LEVELS, presentData, type CompiledPack, type FieldRef, type FieldSpec, type Json, type JsonObject, type Level, type OrgView, type Presented, type RecordDoc } from '@liandong/core/run';
import type { RecordView } from '../resources/works/contract';
import type { Sight } from './policy';

type Fields = Readonly<Record<string, FieldSpec>>;
const picked = (data: JsonObject, ids: readonly string[]): JsonObject => Object.fromEntries(Object.entries(data).filter(([id]) => ids.includes(id)));

/** A record's data cut to a sight: masked where it is above his level, absent where it is not his at all. */
export function shownData(fields: Fields, data: JsonObject, sight: Sight): Presented {
  const { only, own } = sight;
  const cut = presentData(fields, only ? picked(data, only) : data, sight.level);
  if (own.length === 0) return cut;
  const known = own.filter((id) => fields[id] !== undefined);
  return { data: { ...cut.data, ...picked(data, known) }, masked: cut.masked.filter((id) => !known.includes(id)) };
}

const LIST_LEVEL: Level = 'L2';
/** Lists never show sensitive values in full, whoever reads them: a view of those is an event, and a list is not a view. */
export const listSight = (sight: Sight): Sight => ({ ...sight, own: [], level: LEVELS.indexOf(sight.level) > LEVELS.indexOf(LIST_LEVEL) ? LIST_LEVEL : sight.level });

/** Sensitive levels (L3, L4) of which the sight shows values in full. */
export function sensitiveLevels(fields: Fields, presented: Presented): Level[] {
  const shown = Object.keys(presented.data).filter((id) => !presented.masked.includes(id)).flatMap((id) => fields[id] ?? []);
  return [...new Set(shown.filter(isSensitive).map((field) => field.level))].sort();
}

/** The record's name for a reader: its title field as he may see it, else its number, else what kind of record it is. */
export function recordTitle(pack: CompiledPack, record: Pick<RecordDoc, 'type' | 'no'>, fields: Fields, shown: JsonObject): string {
  const type = pack.records[record.type];
  const field = fields[type?.titleField ?? ''];
  const text = field ? displayValue(field, shown[field.id], pack) : '';
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

/** Who names units and people. */
interface Names { readonly view: OrgView; person(id: string): { readonly name: string } | undefined }
/** A record picked elsewhere has no name here, and its id would say nothing. */
const nameOf = ({ view, person }: Names, ref: FieldRef, id: string): string | undefined => (ref.kind === 'unit' ? view.unit(id)?.name : ref.kind === 'user' ? person(id)?.name : undefined);
function columnText(pack: CompiledPack, field: FieldSpec, value: Json | undefined, names: Names): string {
  const { ref } = field;
  if (ref === undefined) return displayValue(field, value, pack);
  const isMask = (id: string): boolean => /^\*+$/.test(id);
  const picked = (Array.isArray(value) ? value : [value]).flatMap((id) => (typeof id !== 'string' ? [] : isMask(id) ? id : nameOf(names, ref, id) ?? []));
  return displayValue(field, picked, pack);
}

/** Some fields as titled texts: list columns, facts of an offer. What is not his to see is left out of the value, not of the row. */
export function presentColumns(pack: CompiledPack, fields: Fields, ids: readonly string[], shown: JsonObject, names: Names): { field: string; title: string; value: string }[] {
  return ids.flatMap((id) => (fields[id] ? [{ field: id, title: fields[id].title, value: columnText(pack, fields[id], shown[id], names) }] : []));
}
