import { type Finding, refused } from '../finding';
import { readWorkbook } from '../workbook/read-workbook';
import { gridOfSheet, type Paper } from './grid';
import { readDocx } from './read-docx';

export interface ReadPaper { readonly paper: Paper; readonly findings: readonly Finding[] }

/** A .docx or .xlsx file as paper; of a workbook the first sheet that has something printed. */
export async function readPaper(bytes: Uint8Array, name: string): Promise<ReadPaper | Finding> {
  if (/\.docx$/i.test(name)) {
    const paper = readDocx(bytes);
    return 'code' in paper ? paper : paper.grids.length === 0 ? refused('paper.empty') : { paper, findings: [] };
  }
  const workbook = await readWorkbook(bytes);
  if ('code' in workbook) return workbook;
  const printed = workbook.sheets.map((sheet) => ({ grid: gridOfSheet(sheet), sheet })).find(({ grid }) => grid.cells.some(({ text }) => text.trim() !== ''));
  return printed ? { paper: { grids: [printed.grid], isLandscape: printed.sheet.look?.isLandscape === true }, findings: workbook.findings } : refused('paper.empty');
}
