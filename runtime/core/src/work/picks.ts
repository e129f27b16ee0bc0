/** What a decision picks anew: the host asks whether its performer may pick it, since core does not know what there is. */
import { fieldsOf } from '../access/index';
import { isPicking, picksIn, type Picked } from '../form/picks';
import type { FieldSpec } from '../form/types';
import type { CompiledPack } from '../pack/program';
import type { JsonObject } from '../shared/json';
import { problem, type Problem } from '../shared/problem';
import type { WorkEvent } from './types';

type Fields = Readonly<Record<string, FieldSpec>>;
const known = new WeakMap<CompiledPack, Map<string, Fields>>();

/** The fields of a record type in which something can be picked, tables included. */
export function pickingFields(pack: CompiledPack, recordType: string): Fields {
  const types = known.get(pack) ?? new Map<string, Fields>();
  known.set(pack, types);
  const found = types.get(recordType) ?? Object.fromEntries(Object.entries(fieldsOf(pack, recordType)).filter(([, field]) => isPicking(field)));
  types.set(recordType, found);
  return found;
}

const written = (event: WorkEvent): JsonObject => (event.type === 'RecordCreated' ? event.record.data : event.type === 'RecordChanged' ? event.patch : {});
const keyOf = ({ field, id }: Picked): string => `${field} ${id}`;

/** `before`: the record's data as it was. What it held in the same field or column stays allowed, whatever has become of it since. */
export function newPicks(pack: CompiledPack, recordType: string, before: JsonObject, events: readonly WorkEvent[]): Picked[] {
  const fields = pickingFields(pack, recordType);
  if (Object.keys(fields).length === 0) return [];
  const held = new Set(picksIn(fields, before).map(keyOf));
  return events.flatMap((event) => picksIn(fields, written(event))).filter((picked) => !held.has(keyOf(picked)));
}

export const pickProblems = (picks: readonly Picked[], may: (picked: Picked) => boolean): Problem[] =>
  [...new Map(picks.filter((picked) => !may(picked)).map(({ path, params }) => [path, problem('form.reference-unknown', path, params)])).values()].slice(0, 100);
