import { describe, expect, it } from '@jest/globals';
import type { Column } from './columns';
import { pastedCells } from './paste';

const columns: readonly Column[] = [
  { side: 'input', index: 0, title: '类别', kind: 'text', options: [{ value: '1', title: '物品' }] }, { side: 'input', index: 1, title: '金额', kind: 'number', options: [] },
  { side: 'output', index: 0, title: '结果', kind: 'text', options: [] }, { side: 'note', index: 0, title: '备注', kind: 'text', options: [] },
];

describe('cells from a spreadsheet', () => {
  it('are read by the column that they fall into, rows below one another', () => {
    expect(pastedCells('物品\t>500\t县\r\n\t100到500\t站\r\n', { row: 2, column: 0 }, columns).cells.map(({ row, column, feel }) => [row, column, feel])).toEqual([
      [2, 0, '"1"'], [2, 1, '> 500'], [2, 2, '"县"'], [3, 0, '-'], [3, 1, '[100..500]'], [3, 2, '"站"'],
    ]);
  });
  it('end with the table', () => expect(pastedCells('站\t说明\t多的', { row: 0, column: 2 }, columns).cells.map(({ column, feel }) => [column, feel])).toEqual([[2, '"站"'], [3, '说明']]));
  it('are taken all or none', () => expect(pastedCells('物品\t很多', { row: 0, column: 0 }, columns)).toEqual({ cells: [], unread: '很多' }));
});
