/** Sheets of texts and numbers as an .xlsx file. A text stays a text, also one that looks like a formula or a long number. */
import writeXlsx, { type Feature } from 'write-excel-file/universal';

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
const letters = (column: number): string => (column < 26 ? String.fromCharCode(65 + column) : `${letters(Math.floor(column / 26) - 1)}${String.fromCharCode(65 + (column % 26))}`);
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

const listsOf = ({ lists = new Map<number, string>(), head = 1 }: WrittenSheet): string =>
  [...lists].map(([column, from]) => `<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="${letters(column)}${head + 1}:${letters(column)}${LAST_ROW}"><formula1>${escaped(from)}</formula1></dataValidation>`).join('');

/** Drop-down lists, which the library leaves to whoever needs them. */
const dropDowns = (sheets: readonly WrittenSheet[]): Feature<Blob> => ({
  files: { transform: { 'xl/worksheets/sheet{id}.xml': { transform: (xml, _options, { sheetIndex }) => {
    const sheet = sheets[sheetIndex];
    const lists = sheet === undefined ? '' : listsOf(sheet);
    return lists === '' ? xml : xml.replace('</sheetData>', `</sheetData><dataValidations count="${sheet?.lists?.size ?? 0}">${lists}</dataValidations>`);
  } } } },
});

/** The library looks texts up in a plain object: one that every object has (`constructor`) gets a space behind it, which readers drop. */
const safe = (text: string): string => (text in {} ? `${text} ` : text);

const cellOf = (value: Written, isHead: boolean) => {
  if (value === null || value === '') return null;
  const look = isHead ? { fontWeight: 'bold' as const } : {};
  if (typeof value === 'number') return { value, type: Number, ...look };
  return typeof value === 'boolean' ? { value, type: Boolean, ...look } : { value: safe(value), type: String, format: '@', ...look };
};

export async function writeWorkbook(sheets: readonly WrittenSheet[]): Promise<Uint8Array> {
  const made = sheets.map(({ name, rows, head = 1, widths }) => ({
    sheet: name.slice(0, 31), stickyRowsCount: head, data: rows.map((row, index) => row.map((value) => cellOf(value, index < head))), ...(widths ? { columns: widths.map((width) => ({ width })) } : {}),
  }));
  const blob = await writeXlsx(made, { features: [dropDowns(sheets)] }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}
