/** 派生字段: values that follow from a record alone. Made anew at each commit and kept beside the record in the open, so they read no clock and nothing sealed. */
import { fieldsOf, isSealed, LEVELS } from '../access/index';
import { evaluateFeel, feelVariables } from '../expression/index';
import type { FieldSpec } from '../form/types';
import type { Level } from '../pack/format';
import { onceAType } from '../pack/once-a-type';
import type { CompiledPack } from '../pack/program';
import type { Json } from '../shared/json';
import { recordScope } from './commands/scope';
import type { DerivedDef } from './format';
import type { RecordDoc } from './types';

type Fields = Readonly<Record<string, FieldSpec>>;

/** Fields that it reads; with `data` all of them. */
function readBy({ expression }: DerivedDef, fields: Fields): FieldSpec[] {
  const names = feelVariables(expression);
  return names.includes('data') ? Object.values(fields) : names.flatMap((name) => (Object.hasOwn(fields, name) && fields[name] ? [fields[name]] : []));
}

/** Fields of which nothing may lie in the open. */
export const sealedReadBy = (def: DerivedDef, fields: Fields): FieldSpec[] => readBy(def, fields).filter(isSealed);

/** As its author says, else as what it is made of. */
export const derivedLevel = (def: DerivedDef, fields: Fields): Level =>
  def.level ?? readBy(def, fields).reduce<Level>((highest, { level }) => (LEVELS.indexOf(level) > LEVELS.indexOf(highest) ? level : highest), 'L0');

const IS: Readonly<Record<DerivedDef['type'], (value: Json) => boolean>> = {
  string: (value) => typeof value === 'string', number: (value) => typeof value === 'number', boolean: (value) => typeof value === 'boolean', date: (value) => typeof value === 'string',
};

const openlyDerived = onceAType<readonly DerivedDef[]>((pack, type) => (pack.records[type]?.derived ?? []).filter((def) => sealedReadBy(def, fieldsOf(pack, type)).length === 0));

/** Values by id; one that cannot be worked out, or is of another type than it should be, is absent. */
export function derivedOf(pack: CompiledPack, record: RecordDoc): Record<string, Json> {
  const defs = openlyDerived(pack, record.type);
  if (defs.length === 0) return {};
  const scope = recordScope(record);
  return Object.fromEntries(defs.flatMap((def): [string, Json][] => {
    const found = evaluateFeel(def.expression, scope, { now: record.createdAt });
    return found.ok && found.value !== null && IS[def.type](found.value) ? [[def.id, found.value]] : [];
  }));
}

const typeOf = ({ type }: DerivedDef): Pick<FieldSpec, 'type' | 'format'> => (type === 'date' ? { type: 'string', format: 'date' } : { type });

/** What a derived value is like to whoever shows, filters or counts it: a field of its own. */
export function derivedFields(pack: CompiledPack, recordType: string): Record<string, FieldSpec> {
  const defs = pack.records[recordType]?.derived ?? [];
  if (defs.length === 0) return {};
  const fields = fieldsOf(pack, recordType);
  return Object.fromEntries(defs.map((def) => [def.id, { id: def.id, title: def.title, level: derivedLevel(def, fields), required: false, ...typeOf(def) }]));
}
