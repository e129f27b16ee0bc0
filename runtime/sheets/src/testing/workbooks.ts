/** Workbooks for tests: rows as they are typed, and files that somebody made to do harm. */
import { strToU8, zipSync } from 'fflate';
import { writeWorkbook, type Written } from '../workbook/write-workbook';
import { readWorkbook, type Workbook } from '../workbook/read-workbook';

type Rows = readonly (readonly Written[])[];

export async function workbookOf(sheets: Readonly<Record<string, Rows>>): Promise<Workbook> {
  const read = await readWorkbook(await writeWorkbook(Object.entries(sheets).map(([name, rows]) => ({ name, rows }))));
  if ('code' in read) throw new Error(read.code);
  return read;
}

const TYPES = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>';
const BOOK = '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="survey" sheetId="1" r:id="rId1"/></sheets></workbook>';
const RELATIONS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>';

/** A file whose only sheet has these cells (`<c …>…</c>` in rows), these parts besides, and this behind its cells. */
export function rawWorkbook(sheetData: string, parts: Readonly<Record<string, string>> = {}, after = ''): Uint8Array {
  const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${sheetData}</sheetData>${after}</worksheet>`;
  const all = { '[Content_Types].xml': TYPES, 'xl/workbook.xml': BOOK, 'xl/_rels/workbook.xml.rels': RELATIONS, 'xl/worksheets/sheet1.xml': sheet, ...parts };
  return zipSync(Object.fromEntries(Object.entries(all).map(([name, text]) => [name, strToU8(text)])));
}
