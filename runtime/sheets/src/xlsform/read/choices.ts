/** The choices sheet: lists by name. */
import { type Finding, refused } from '../../finding';
import type { XlsChoice } from './types';
import { plainText, type TableRow, textsOf } from './table';

const OWN = new Set(['list name', 'name', 'label', 'image', 'audio', 'video', 'big-image']);

const choiceOf = (line: TableRow, name: string): XlsChoice => ({
  row: line.row, name, label: textsOf(line, 'label'),
  extra: Object.fromEntries(Object.keys(line.cells).filter((column) => !OWN.has(column)).map((column) => [column, plainText(line, column) ?? ''])),
});

export function readChoices(rows: readonly TableRow[], sheet: string, mayRepeat: boolean): { readonly lists: ReadonlyMap<string, readonly XlsChoice[]>; readonly refusals: readonly Finding[] } {
  const lists = new Map<string, XlsChoice[]>();
  const refusals: Finding[] = [];
  for (const line of rows) {
    const [list, name] = [plainText(line, 'list name'), plainText(line, 'name')];
    if (list === undefined) continue;
    const own = lists.get(list) ?? [];
    lists.set(list, own);
    if (name === undefined) refusals.push(refused('xlsform.choice-unnamed', { list }, { sheet, row: line.row }));
    else if (!mayRepeat && own.some((choice) => choice.name === name)) refusals.push(refused('xlsform.choice-twice', { list, name }, { sheet, row: line.row }));
    else own.push(choiceOf(line, name));
  }
  return { lists, refusals };
}
