/** Further columns of the choices sheet as attributes of options, which a filter reads. */
import { formNames } from '@liandong/core/run';
import type { XlsChoice } from '../read/types';

export const LONGEST = 200;

function freeName(column: string, taken: ReadonlySet<string>): string {
  const plain = column.replace(/[^\p{L}\p{N}_]+/gu, '_').slice(0, 56) || '_';
  let name = /^\p{N}/u.test(plain) ? `_${plain}` : plain;
  while (taken.has(name) || !formNames.isAttribute(name)) name += '_';
  return name;
}

const known = new WeakMap<readonly XlsChoice[], ReadonlyMap<string, string>>();

/** Column → attribute, of one list. */
export function attributesOf(choices: readonly XlsChoice[]): ReadonlyMap<string, string> {
  const found = known.get(choices);
  if (found) return found;
  const names = new Map<string, string>();
  for (const column of new Set(choices.flatMap(({ extra }) => Object.keys(extra)))) names.set(column, freeName(column, new Set(names.values())));
  known.set(choices, names);
  return names;
}
