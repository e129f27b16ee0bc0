import { describe, expect, it } from '@jest/globals';
import { type CompiledPack, compileForm, type FormDef, layOut, type PrintDef, type PrintPiece } from '@liandong/core/run';
import fc from 'fast-check';
import type { Template } from '../recognise/add';
import { paperWorkbook, wordDocument } from '../testing/papers';
import { rawWorkbook } from '../testing/workbooks';
import type { Paper } from './grid';
import { readPaper } from './read-paper';
import { recognise, type Understood } from './recognise';
import { paperForm, type PaperForm } from './to-form';
import { paperPrint } from './to-print';

const FORM: FormDef = { id: 'f', title: '申请表', record: 'r', schema: { type: 'object', properties: {} }, uiSchema: {}, rules: [] };
const TYPES: Readonly<Record<string, object>> = { 'multi-select': { type: 'array' }, switch: { type: 'boolean' }, signature: { type: 'object', properties: { fileId: { type: 'string' } } }, date: { type: 'string', format: 'date' }, number: { type: 'number' } };
const template: Template = (widget) => ({ schema: { type: 'string', 'x-privacy': 'L1', ...TYPES[widget] }, uiSchema: { 'ui:widget': widget } });

interface Made { readonly print: PrintDef; readonly made: PaperForm; readonly cells: readonly Understood[]; readonly paper: Paper }
function printOf(paper: Paper, cells: readonly Understood[] = recognise(paper)): Made {
  const made = paperForm(cells, FORM, template, new Set());
  return { print: { id: 'p', title: '申请表', record: 'r', ...paperPrint(paper, cells, made.bound) }, made, cells, paper };
}
async function read(bytes: Uint8Array, name: string): Promise<Made> {
  const found = await readPaper(bytes, name);
  if ('code' in found) throw new Error(found.code);
  return printOf(found.paper);
}

/** The blank form as it is printed, row by row. */
function blank({ print, made }: Made): string[] {
  const pack = { forms: { f: compileForm(made.form).form }, codes: {}, records: {}, processes: {} } as unknown as CompiledPack;
  return layOut({ pack, print }).grids.flatMap(({ bands }) => bands.flatMap(({ head, body }) => [...head, ...body])).map(({ cells }) => cells.map(({ parts }) => parts.map((part) => (part.kind === 'text' ? part.text : part.kind === 'boxes' ? part.boxes.map(({ title }) => `□${title}`).join(' ') : '')).join('')).join('|'));
}
const pieces = ({ print }: Made): PrintPiece[] => print.grids.flatMap(({ cells }) => cells.flatMap((cell) => cell.pieces));
/** Every created field, columns with their table, sorted. */
const created = ({ made }: Made): string[] => [...made.bound.values()].flatMap(({ table, fields }) => fields.map(({ id }) => (table === undefined ? id : `${table}/${id}`))).sort();
const standing = (made: Made): string[] => pieces(made).flatMap((piece) => ('field' in piece && !(made.made.form.schema.properties as Record<string, { items?: unknown; type?: string }>)[piece.field]?.items ? [piece.field] : 'field' in piece && piece.as === 'boxes' ? [piece.field] : [])).sort();
/** Letters of a paper; day marks are where a day is written, numbers of options and rows are the printer's. */
const letters = (text: string): string[] => text.replace(/年\s*月\s*日/g, '').match(/\p{L}+/gu) ?? [];
const lost = (one: Made): string[] => {
  const printed = letters(blank(one).join(' ')).join('');
  return one.cells.flatMap(({ text }) => letters(text)).filter((word) => !printed.includes(word));
};

const SHEET = paperWorkbook([
  ['困难老人帮扶申请表'], ['填表日期：   年  月  日'], ['姓名', '', '性别', '□男 □女', '出生年月', ''], ['身份证号', '', '', '', '联系电话', ''], ['困难类别（可多选）', '☑低保 □特困 ☐其他____'], ['家庭成员', '称谓', '姓名', '年龄', '月收入（元）', '备注'], ['', '', '', '', '', ''], ['', '', '', '', '', ''],
  ['申请理由'], ['村（居）委会意见', '\n\n（签字盖章）\n  年  月  日'], ['注：本表一式两份，一份存档。'], ['奇怪的话', '', '', '另一句话'],
], ['A1:F1', 'A2:F2', 'B4:D4', 'B5:F5', 'A6:A8', 'B9:F9', 'B10:F10', 'A11:F11', 'A12:C12', 'D12:F12']);
const DOCUMENT = wordDocument([
  '走访登记表', '编号：______    走访人：______', '一、基本情况', [['姓名', '', '电话', ''], ['住址', { text: '', span: 3 }], ['是否独居', { text: '○是 ○否', span: 3 }], ['本人承诺', { text: '□我已阅读并同意', span: 3 }]],
  '二、物品发放', [['序号', '物品', '数量', '签收人'], ['1', '', '', ''], ['2', '', '', ''], ['合计', '', '', ''], ['……', '', '', '']], '三、意见', [[{ text: '镇站意见', merge: 'restart' }, '负责人（签字）：      年   月   日'], [{ text: '', merge: 'go on' }, '备注：']],
]);

describe('a paper as a print layout', () => {
  it('keeps grids, spans and words of a worksheet, and writes answers where they were to be written', async () => {
    const one = await read(SHEET, 'a.xlsx');
    expect(blank(one).map((row) => row.replace(/\s+/g, ' '))).toEqual([
      '困难老人帮扶申请表', expect.stringMatching(/^填表日期：/), '姓名||性别|□男 □女|出生年月|', '身份证号||联系电话|', '困难类别（可多选）|□低保 □特困 □其他', '家庭成员|称谓|姓名|年龄|月收入（元）|备注', '||||', '||||', '申请理由|', expect.stringMatching(/^村（居）委会意见\| （签字盖章） ?/), '注：本表一式两份，一份存档。', '奇怪的话|另一句话',
    ]);
    const [title, day, table] = one.print.grids;
    expect([title?.lines, day?.lines, table?.lines]).toEqual([false, false, undefined]);
    expect(table?.repeat).toEqual([{ row: 4, table: 'table1', atLeast: 2 }]);
    expect(table?.cells.find(({ row, column }) => row === 3 && column === 0)).toMatchObject({ rows: 2, pieces: [{ text: '家庭成员' }] });
    expect(table?.cells.find(({ row, column }) => row === 6 && column === 1)?.pieces).toEqual([{ field: 'textarea3' }, { text: '\n\n（签字盖章）' }, { field: 'signature1', as: 'picture' }, { text: '\n' }, { field: 'date3' }]);
  });

  it('keeps lines and tables of a document: numbers of rows, sums below them, several blanks in one line', async () => {
    const one = await read(DOCUMENT, 'a.docx');
    expect(blank(one).map((row) => row.replace(/\s+/g, ' ').trim())).toEqual([
      '走访登记表', '编号： 走访人：', '一、基本情况', '姓名||电话|', '住址|', '是否独居|□是 □否', '本人承诺|我已阅读并同意：□是 □否', '二、物品发放', '序号|物品|数量|签收人', '1|||', '2|||', '3|||', '合计|||', '三、意见', '镇站意见| 负责人（签字）：', '备注：',
    ]);
  });

  it.each([['the worksheet', SHEET, 'a.xlsx'], ['the document', DOCUMENT, 'a.docx']])('of %s loses no printed word, and shows every field once', async (_what, bytes, name) => {
    const one = await read(bytes, name);
    expect(lost(one)).toEqual([]);
    expect(standing(one)).toEqual(created(one));
  });

  it('takes over how wide columns are and how the paper lies', async () => {
    const text = (place: string, said: string): string => `<c r="${place}" t="inlineStr"><is><t>${said}</t></is></c>`;
    const worksheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetFormatPr defaultColWidth="10"/><cols><col min="1" max="1" width="30" customWidth="1"/></cols><sheetData><row r="1">${text('A1', '姓名')}${text('B1', ' ')}${text('C1', '备注')}</row></sheetData><pageSetup paperSize="9" orientation="landscape"/></worksheet>`;
    const sheet = await read(rawWorkbook('', { 'xl/worksheets/sheet1.xml': worksheet }), 'a.xlsx');
    expect(sheet.print).toMatchObject({ page: { landscape: true }, grids: [{ columns: [60, 20, 20] }] });
    const cell = (said: string): string => `<w:tc><w:p><w:r><w:t>${said}</w:t></w:r></w:p></w:tc>`;
    const document = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="4000"/></w:tblGrid><w:tr>${cell('姓名')}${cell('')}</w:tr></w:tbl><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr></w:body></w:document>`;
    expect((await read(wordDocument([], { 'word/document.xml': document }), 'a.docx')).print).toMatchObject({ page: { landscape: true }, grids: [{ columns: [20, 80] }] });
  });

  it('a table that somebody pointed out in one cell stands there as one text; what he dropped is gone', async () => {
    const one = await read(SHEET, 'a.xlsx');
    const cells = one.cells.map((cell): Understood => (cell.text === '奇怪的话' ? { ...cell, part: 'table', title: '明细', fields: [{ title: '甲', widget: 'text' }] } : cell.text.startsWith('□男') ? { ...cell, part: 'empty', fields: [] } : cell));
    const corrected = printOf(one.paper, cells);
    expect(blank(corrected).at(-1)).toMatch(/^奇怪的话 /);
    expect(pieces(corrected)).toContainEqual({ field: 'table2' });
    expect(blank(corrected)[2]).toContain('□男 □女');
  });
});

describe('any paper', () => {
  it('keeps its words, shows every field once, and no cell lies on another', () => {
    const text = fc.oneof(fc.constantFrom('', ' ', '姓名', '□是 □否', '____', '年 月 日', '签字（盖章）', '一、甲', '序号', '：', '□', '电话：', '注：', '姓名：____ 日期：  年 月 日', '甲□ 乙□', '意见\n（签字）：\n 年 月 日', '合计'), fc.string({ maxLength: 8 }));
    fc.assert(fc.property(fc.array(fc.array(text, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 6 }), (rows) => {
      const one = printOf({ grids: [{ rows: rows.length, columns: 4, cells: rows.flatMap((row, y) => row.map((said, x) => ({ row: y, column: x, rows: 1, columns: 1, text: said }))) }] });
      expect(standing(one)).toEqual(created(one));
      expect(lost(one)).toEqual([]);
      for (const grid of one.print.grids) {
        const places = grid.cells.map(({ row, column }) => `${row} ${column}`);
        expect(new Set(places).size).toBe(places.length);
      }
    }), { numRuns: 200 });
  });
});
