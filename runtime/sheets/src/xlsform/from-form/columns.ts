/** The sheets as they are filled: cells by column title, so that only columns that say something are written. */
import type { Written } from '../../workbook/write-workbook';

export type Cells = Readonly<Record<string, string>>;

export function sheetOf(rows: readonly Cells[], first: readonly string[]): Written[][] {
  const used = new Set(rows.flatMap((row) => Object.entries(row).filter(([, text]) => text !== '').map(([column]) => column)));
  const columns = [...first, ...[...used].filter((column) => !first.includes(column))];
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))];
}
