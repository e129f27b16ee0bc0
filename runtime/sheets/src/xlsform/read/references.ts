/** Every `${name}` of a form names exactly one question. */
import { type Finding, refused } from '../../finding';
import { referencesIn } from './names';
import type { TableRow } from './table';
import type { XlsItem } from './types';

const IGNORED = new Set(['type', 'name', 'trigger']);

export function everyItem(items: readonly XlsItem[]): XlsItem[] {
  return items.flatMap((item) => [item, ...everyItem(item.children ?? [])]);
}

function faultOf(text: string, counts: ReadonlyMap<string, number>): { code: 'xlsform.reference-broken' | 'xlsform.reference-unknown' | 'xlsform.reference-many'; name: string } | undefined {
  const names = referencesIn(text);
  if (!names) return { code: 'xlsform.reference-broken', name: text.slice(0, 60) };
  for (const name of names) {
    const count = counts.get(name) ?? 0;
    if (count !== 1) return { code: count === 0 ? 'xlsform.reference-unknown' : 'xlsform.reference-many', name };
  }
  return undefined;
}

export function checkReferences(items: readonly XlsItem[], tables: readonly { readonly sheet: string; readonly rows: readonly TableRow[]; readonly only?: readonly string[] }[]): Finding[] {
  const counts = new Map<string, number>([['instanceID', 1]]);
  for (const { name } of everyItem(items)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return tables.flatMap(({ sheet, rows, only }) => rows.flatMap(({ row, cells }) => Object.entries(cells)
    .filter(([column]) => (only ? only.includes(column) : !IGNORED.has(column)))
    .flatMap(([, texts]) => Object.values(texts))
    .filter((text) => text.includes('${'))
    .flatMap((text) => {
      const fault = faultOf(text, counts);
      return fault ? [refused(fault.code, { name: fault.name }, { sheet, row })] : [];
    })));
}
