import { describe, expect, it } from '@jest/globals';
import { strToU8, zipSync } from 'fflate';
import { findingText } from '../finding';
import { rawWorkbook, workbookOf } from '../testing/workbooks';
import { readWorkbook } from './read-workbook';
import { writeWorkbook } from './write-workbook';

const inline = (ref: string, text: string): string => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;
const codeOf = async (bytes: Uint8Array): Promise<string | readonly string[]> => {
  const read = await readWorkbook(bytes);
  return 'code' in read ? read.code : read.findings.map((finding) => finding.code);
};

describe('a workbook', () => {
  it('gives back what was written: texts as texts, long numbers and formulas too', async () => {
    const rows = [['标题', 'b'], ['=1+1', 12.5], ['610722199001011234', true], ['', null], ['  甲', 0]];
    const { sheets } = await workbookOf({ 表一: rows, second: [['x']] });
    expect(sheets.map((sheet) => sheet.name)).toEqual(['表一', 'second']);
    expect(sheets[0]?.rows.map((row) => row.map((cell) => cell.text))).toEqual([['标题', 'b'], ['=1+1', '12.5'], ['610722199001011234', 'TRUE'], ['', ''], ['  甲', '0']]);
    expect(sheets[0]?.rows[1]?.[1]?.kind).toBe('number');
  });

  it('says of a number with more than 15 digits that its tail is gone', async () => {
    const read = await readWorkbook(rawWorkbook('<row r="1"><c r="A1"><v>6.1072219900101101E+17</v></c><c r="B1"><v>0.1</v></c></row>'));
    expect('sheets' in read && read.sheets[0]?.rows[0]?.map(({ text, isCut }) => [text, isCut])).toEqual([['610722199001011100', true], ['0.1', undefined]]);
  });

  it('reads a day as a day, and says of one in 1900 that it is none', async () => {
    const styles = { 'xl/styles.xml': '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>' };
    const relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>';
    const read = await readWorkbook(rawWorkbook('<row r="1"><c r="A1" s="1"><v>46000</v></c><c r="B1" s="1"><v>25</v></c><c r="C1" s="1"><v>46000.5</v></c></row>', { ...styles, 'xl/_rels/workbook.xml.rels': relations }));
    expect('sheets' in read && read.sheets[0]?.rows[0]).toEqual([{ text: '2025-12-09', kind: 'date' }, { text: '1900-01-24', kind: 'date', isOdd: true }, { text: '2025-12-09T12:00:00', kind: 'date' }]);
  });

  it('counts rows as the spreadsheet does, also behind empty ones', async () => {
    const read = await readWorkbook(rawWorkbook(`<row r="3">${inline('B3', 'x')}</row>`));
    expect('sheets' in read && read.sheets[0]?.rows[2]?.[1]?.text).toBe('x');
  });

  it('offers lists to choose from', async () => {
    const bytes = await writeWorkbook([{ name: 'a', rows: [['性别']], lists: new Map([[0, 'codes!$A$1:$A$2']]) }, { name: 'codes', rows: [['男'], ['女']], head: 0 }]);
    expect(await codeOf(bytes)).toEqual([]);
  });
});

describe('a file that is no good', () => {
  it.each<[string, () => Uint8Array, string]>([
    ['nothing', () => new Uint8Array(0), 'file.unreadable'],
    ['a text with the wrong ending', () => strToU8('type,name\ntext,a'), 'file.words'],
    ['a broken zip', () => rawWorkbook(`<row r="1">${inline('A1', 'type')}</row>`).slice(0, 300), 'file.unreadable'],
    ['the format of 1997', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'file.old'],
    ['a zip without a workbook', () => zipSync({ 'a.txt': strToU8('x') }), 'file.no-workbook'],
    ['macros', () => rawWorkbook('', { 'xl/vbaProject.bin': 'x' }), 'file.macros'],
    ['a zip bomb', () => rawWorkbook('', { 'xl/media/a.xml': '0'.repeat(30_000_000) }), 'file.bomb'],
    ['many parts', () => rawWorkbook('', Object.fromEntries(Array.from({ length: 2_500 }, (_one, index) => [`xl/x${index}.xml`, '']))), 'file.bomb'],
    ['16 000 columns', () => rawWorkbook(`<row r="1">${inline('A1', 'type')}${inline('WQJ1', 'far')}</row>`), 'file.too-many-cells'],
    ['a million rows', () => rawWorkbook(`<row r="1048576">${inline('A1048576', 'type')}</row>`), 'file.too-many-cells'],
    ['a sheet that is no XML', () => rawWorkbook('<row r="1"><c r="A1"><v>1</c></row>'), 'file.unreadable'],
  ])('%s is refused', async (_what, make, code) => {
    const bytes = make();
    const started = performance.now();
    expect(await codeOf(bytes)).toBe(code);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('more than ten megabytes is refused unread', async () => expect(await codeOf(new Uint8Array(10_000_001))).toBe('file.too-large'));

  it('formulas and links to other files are told; their last results are used', async () => {
    const bytes = rawWorkbook('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>[1]Sheet1!A1</f><v>old</v></c></row>', { 'xl/externalLinks/externalLink1.xml': '<x/>' });
    const read = await readWorkbook(bytes);
    expect('sheets' in read && read.sheets[0]?.rows[0]?.map((cell) => cell.text)).toEqual(['2', 'old']);
    expect('sheets' in read && read.findings.map(findingText)).toEqual(['文件连着别的工作簿。外面的数据不读取，只用表里已有的结果', '有公式（A1, B1 等）。公式不带过来，只用算好的结果']);
  });
});
