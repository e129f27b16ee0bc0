import { formatOf } from '../form/formats/registry';
import type { FieldSpec } from '../form/types';
import type { Level } from '../pack/format';
import { onceAType } from '../pack/once-a-type';
import type { CompiledPack } from '../pack/program';
import type { Json, JsonObject } from '../shared/json';
import { LEVELS } from './reach';

export interface Presented {
  readonly data: JsonObject;
  /** fields shown masked; what is not theirs to see at all is simply absent */
  readonly masked: readonly string[];
}

const above = (level: Level, max: Level): boolean => LEVELS.indexOf(level) > LEVELS.indexOf(max);

const mask = (field: FieldSpec, value: Json): Json | undefined => {
  if (typeof value !== 'string') return undefined;
  return formatOf(field.format)?.mask(value) ?? '***';
};

/**
 * The only place where a record's data is cut to what somebody may see: above his level, L2 and L3 texts are masked by their format
 * (other types left out), L4 is left out. A field that no form declares is never shown.
 */
export function presentData(fields: Readonly<Record<string, FieldSpec>>, data: JsonObject, maxLevel: Level): Presented {
  const shown: Record<string, Json> = {};
  const masked: string[] = [];
  for (const [id, value] of Object.entries(data)) {
    const field = fields[id];
    if (!field) continue;
    if (!above(field.level, maxLevel)) shown[id] = value;
    else if (field.level !== 'L4') {
      const hidden = mask(field, value);
      masked.push(id);
      if (hidden !== undefined) shown[id] = hidden;
    }
  }
  return { data: shown, masked };
}

function gathered(pack: CompiledPack, recordType: string): Record<string, FieldSpec> {
  const fields: Record<string, FieldSpec> = {};
  for (const form of Object.values(pack.forms)) {
    if (form.record !== recordType) continue;
    for (const field of Object.values(form.fields)) {
      const known = fields[field.id];
      fields[field.id] = known && above(known.level, field.level) ? known : field;
    }
  }
  return fields;
}

/** All fields of a record type: the union over the forms that edit it. The highest level wins where forms differ. */
export const fieldsOf = onceAType<Readonly<Record<string, FieldSpec>>>(gathered);

/** Fields of which every view in full is noted. */
export const isSensitive = (field: FieldSpec): boolean => field.level === 'L3' || field.level === 'L4';

/** Fields whose values are sealed at rest: sensitive ones, and what by itself says who somebody is; a child table as a whole when one of its columns is. */
export const isSealed = (field: FieldSpec): boolean => isSensitive(field) || formatOf(field.format)?.identifies === true || Object.values(field.columns ?? {}).some(isSealed);
