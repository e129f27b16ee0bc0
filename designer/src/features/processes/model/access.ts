import type { FieldMode } from '@liandong/core/run';

/** What a step may do with the fields of its form: pairs in file order, `*` is the rest. */
export type AccessList = readonly { readonly field: string; readonly mode: FieldMode }[];

const REST = '*';
export const modeOf = (list: AccessList, field: string): FieldMode =>
  list.find((entry) => entry.field === field)?.mode ?? list.find((entry) => entry.field === REST)?.mode ?? 'edit';

/** One mode for several fields (a section); undefined when they differ. */
export function commonMode(list: AccessList, fields: readonly string[]): FieldMode | undefined {
  const modes = new Set(fields.map((field) => modeOf(list, field)));
  return modes.size === 1 ? [...modes][0] : undefined;
}

/** Set fields to a mode; what equals the rest is not written. */
export function setMode(list: AccessList, fields: readonly string[], mode: FieldMode): AccessList {
  const rest = list.find((entry) => entry.field === REST)?.mode ?? 'edit';
  const others = list.filter((entry) => !fields.includes(entry.field));
  return mode === rest ? others : [...others, ...fields.map((field) => ({ field, mode }))];
}

/** Set the mode of every field that is not named. */
export function setRest(list: AccessList, mode: FieldMode): AccessList {
  const others = list.filter((entry) => entry.field !== REST);
  return mode === 'edit' ? others : [{ field: REST, mode }, ...others];
}
