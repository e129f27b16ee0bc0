/** Names of an XLSForm as ids of fields and columns: what an expression cannot read is changed, doubles are numbered. */
import { formNames } from '@liandong/core/run';
import type { XlsItem } from '../read/types';

const MAX = 60;

function cleaned(name: string): string {
  const plain = name.trim().normalize('NFC').replace(/[^\p{L}\p{N}_]+/gu, '_').slice(0, MAX);
  const begun = /^[\p{L}_]/u.test(plain) ? plain : `_${plain}`;
  return formNames.isField(begun) ? begun : `${begun}_`;
}

export function freeId(name: string, taken: ReadonlySet<string>): string {
  const stem = cleaned(name);
  let id = stem;
  for (let n = 2; taken.has(id) || !formNames.isField(id); n += 1) id = `${stem}_${n}`;
  return id;
}

/** Where an item went: a field, or a column of a table. */
export interface Placed { readonly item: XlsItem; readonly id: string; readonly table?: string }

/** Questions and tables in their order; groups are looked through. */
export function placeItems(items: readonly XlsItem[], taken: ReadonlySet<string>): Placed[] {
  const used = new Set(taken);
  const placed: Placed[] = [];
  const walk = (all: readonly XlsItem[], table: string | undefined, names: Set<string>): void => {
    for (const item of all) {
      if (item.kind === 'group' || item.kind === 'loop') {
        walk(item.children ?? [], table, names);
        continue;
      }
      if (item.kind === 'repeat' && table !== undefined) continue;
      const id = freeId(item.name, names);
      names.add(id);
      placed.push({ item, id, ...(table === undefined ? {} : { table }) });
      // columns are read before the form's fields: none has a field's name
      if (item.kind === 'repeat') walk(item.children ?? [], id, used);
    }
  };
  walk(items, undefined, used);
  return placed;
}
