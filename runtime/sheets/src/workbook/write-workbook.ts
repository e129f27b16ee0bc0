/** Sheets of texts and numbers as an .xlsx file. A text stays a text, also one that looks like a formula or a long number. */
import writeXlsx from 'write-excel-file/universal';
import { type DropDown, dropDowns } from './drop-downs';

export type Written = string | number | boolean | null;
export interface WrittenSheet {
  readonly name: string;
  readonly rows: readonly (readonly Written[])[];
  /** the first rows stay in sight and are bold */
  readonly head?: number;
  readonly widths?: readonly number[];
  /** column → where its values may come from, as a list on another sheet: `codes!$A$2:$A$9` */
  readonly lists?: ReadonlyMap<number, string>;
}

const LAST_ROW = 5_000;
const listsOf = ({ lists = new Map<number, string>(), head = 1 }: WrittenSheet): DropDown[] => [...lists].map(([column, from]) => ({ column, from, firstRow: head + 1, lastRow: LAST_ROW }));

/** The library looks texts up in a plain object: one that every object has (`constructor`) gets a space behind it, which readers drop. */
export const safeText = (text: string): string => (text in {} ? `${text} ` : text);

const cellOf = (value: Written, isHead: boolean) => {
  if (value === null || value === '') return null;
  const look = isHead ? { fontWeight: 'bold' as const } : {};
  if (typeof value === 'number') return { value, type: Number, ...look };
  return typeof value === 'boolean' ? { value, type: Boolean, ...look } : { value: safeText(value), type: String, format: '@', ...look };
};

export async function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  const made = sheets.map((sheet) => {
    const { name, rows, head = 1, widths } = sheet;
    return { sheet: name.slice(0, 31), stickyRowsCount: head, dropDowns: listsOf(sheet), data: rows.map((row, index) => row.map((value) => cellOf(value, index < head))), ...(widths ? { columns: widths.map((width) => ({ width })) } : {}) };
  });
  const blob = await writeXlsx(made, { features: [dropDowns] }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}
