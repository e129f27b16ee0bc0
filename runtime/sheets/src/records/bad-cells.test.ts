/** What spreadsheets, and people, do to a table before it comes back: each with its place. */
import { describe, expect, it } from '@jest/globals';
import type { CompiledPack, FieldSpec } from '@liandong/core/run';
import type { Cell } from '../workbook/cell';
import type { Sheet } from '../workbook/read-workbook';
import { planOf } from './plan';
import { readRecords } from './read-records';

const PACK = { codes: {} } as unknown as CompiledPack;
const field = (id: string, title: string, more: Partial<FieldSpec> = {}): FieldSpec => ({ id, title, level: 'L1', type: 'string', required: false, ...more } as FieldSpec);
const FIELDS = [field('name', '姓名'), field('idNo', '身份证号', { format: 'id-card' } as Partial<FieldSpec>), field('born', '出生日期', { format: 'date' } as Partial<FieldSpec>)];
const plan = planOf(PACK, '读者', FIELDS, ['no']);
const text = (value: string): Cell => (value === '' ? { text: '', kind: 'empty' } : { text: value, kind: 'text' });
const HEAD = ['编号', '姓名', '身份证号', '出生日期'].map(text);
const said = (rows: readonly (readonly Cell[])[], merges: Sheet['merges'] = []): string[] => {
  const { records, problems } = readRecords({ sheets: [{ name: '读者', rows, merges }], findings: [] }, plan);
  return [...problems, ...records.flatMap((record) => record.problems)].map(({ sheet, cell, problem }) => `${sheet} ${cell} ${problem.code}`);
};
const row = (idNo: Cell, born: Cell = text('')): Cell[] => [text(''), text('李明'), idNo, born];

describe('a table that comes back', () => {
  it.each<[string, readonly (readonly Cell[])[], string[]]>([
    ['in order', [HEAD, row(text('610722194501012383'), text('1945-01-01'))], []],
    ['with an id number that became a float', [HEAD, row({ text: '610722194501012400', kind: 'number', isCut: true })], ['读者 C2 sheet.number-cut']],
    ['with a float that was copied as a text', [HEAD, row(text('6.10722E+17'))], ['读者 C2 sheet.number-cut']],
    ['with an apostrophe before the digits', [HEAD, row(text("'610722194501012383"))], ['读者 C2 sheet.apostrophe']],
    ['with a day that became a serial number', [HEAD, row(text(''), { text: '16438', kind: 'number' })], ['读者 D2 sheet.date-number']],
    ['with a day of 1900', [HEAD, row(text(''), { text: '1900-01-05', kind: 'date', isOdd: true })], ['读者 D2 sheet.date-1900']],
    ['with a heading over the titles', [[text('2026年读者登记表')], HEAD, row(text(''))], ['读者 A2 sheet.head-lower']],
    ['with titles in two rows', [[text('基本情况'), text('姓名')], HEAD, row(text(''))], ['读者 A2 sheet.head-lower']],
    ['with the titles once more', [HEAD, row(text('')), HEAD], ['读者 A3 sheet.head-again']],
    ['with a column that is none of ours', [[...HEAD, text('备注栏')], row(text(''))], ['读者 E1 sheet.column-unknown']],
    ['with a column twice', [[...HEAD, text('姓名')], row(text(''))], ['读者 E1 sheet.column-twice']],
    ['with something beside the table', [HEAD, [...row(text('')), text('见附件')]], ['读者 E2 sheet.no-title']],
  ])('%s', (_what, rows, expected) => expect(said(rows)).toEqual(expected));

  it('with merged cells says which; merged titles alone do no harm', () => {
    expect(said([HEAD, row(text('')), row(text(''))], [{ row: 1, column: 1, rows: 2, columns: 1 }])).toEqual(['读者 B2 sheet.merged']);
    expect(said([HEAD, row(text(''))], [{ row: 0, column: 1, rows: 1, columns: 2 }])).toEqual([]);
  });

  it('is read in turns as it is read at once, and rows of a child table find theirs without going over all of them', () => {
    const table = planOf(PACK, '家庭', [field('name', '姓名'), { ...field('kin', '成员'), type: 'array', columns: { who: field('who', '谁') } } as FieldSpec], ['no']);
    const n = 20_000;
    const rows = Array.from({ length: n }, (_, index) => [text(String(index)), text(`户${index}`)]);
    const kin = Array.from({ length: n }, (_, index) => [text(String(n - 1 - index)), text(`人${n - 1 - index}`)]);
    const { records, problems } = readRecords({ findings: [], sheets: [{ name: '家庭', merges: [], rows: [[text('序号'), text('姓名')], ...rows] }, { name: '成员', merges: [], rows: [[text('序号'), text('谁')], ...kin] }] }, table);
    expect([problems, records.length, records[7]?.data]).toEqual([[], n, { name: '户7', kin: [{ who: '人7' }] }]);
  });
});
