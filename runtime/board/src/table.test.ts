import { describe, expect, it } from '@jest/globals';
import { sampleView } from './sample';
import { sheetFile, sheetsOf } from './sheet';
import { tableOf } from './table';
import { cellText, changeText, periodChoices, periodMark, periodTitle } from './words';

const INDICATOR = { id: 'i', title: 'I', unit: 'person', smallCells: 5 };
const place = { packId: 'p', dashboardId: 'd', period: '2026-11' };
const head = { id: 't', title: 'T', asOf: '2026-11-24T00:00:00.000Z' };

describe('a tile as a table', () => {
  it('tells the same numbers as the picture, each with what lies behind it', () => {
    const { rows } = tableOf(place, { ...head, kind: 'ranking', of: 'unit', by: 'unit', more: 0, indicator: INDICATOR, rows: [{ id: 'east', title: 'East', cell: { value: 7, n: 7 } }, { id: 'west', title: 'West', cell: { value: null, n: 0, reason: 'suppressed' } }] });
    expect(rows[0]?.cells[0]).toEqual({ text: '7', value: 7, open: { kind: 'figure', packId: 'p', indicatorId: 'i', orgId: 'east', period: '2026-11', title: 'I', org: 'East' } });
    expect(rows[1]?.cells[0]).toEqual({ text: '少于5' });
  });
  it('shows money as people say it', () => {
    const sums = { opening: 100, in: 250, out: 50, closing: 300 };
    const { rows } = tableOf(place, { ...head, kind: 'money', statement: { packId: 'p', ledgerId: 'l', title: 'L', kind: 'money', unit: '元', period: '2026-11', asOf: head.asOf, by: { id: 'b', title: 'B' }, rows: [{ value: 'a', title: 'A', ...sums }], total: sums } });
    expect(rows.map(({ title, cells }) => [title, ...cells.map(({ text }) => text)])).toEqual([['A', '1', '2.5', '0.5', '3'], ['合计', '1', '2.5', '0.5', '3']]);
  });
});

describe('a dashboard as a workbook', () => {
  const words = { indicator: () => ({ title: 'I', unit: 'times' }), service: () => 'S', ledger: () => undefined };
  it('has a sheet for each tile, under names that a workbook allows and once each', () => {
    const long = 'a/b:c'.repeat(10);
    const view = sampleView({ id: 'd', title: 'D', period: 'month', tiles: [{ id: 'x', title: long, kind: 'number', indicator: 'i' }, { id: 'y', title: long, kind: 'trend', indicators: ['i'] }, { id: 'z', title: 'z', kind: 'fulfilment', by: 'station' }, { id: 'm', title: 'm', kind: 'money', ledger: 'l' }, { id: 'g', title: 'g', kind: 'grid', indicator: 'i', by: 'station' }] }, words, '2026-11-24T00:00:00.000Z');
    const sheets = sheetsOf(view);
    expect(sheets).toHaveLength(5);
    expect(new Set(sheets.map(({ name }) => name)).size).toBe(5);
    expect(sheets.every(({ name }) => name.length <= 31 && !/[\\/?*[\]:]/.test(name))).toBe(true);
    expect(sheets[1]?.rows).toHaveLength(3 + 6);
  });
});

describe('one tile as a workbook', () => {
  const indicator = { ...INDICATOR, basis: 'each once' };
  const tile = { ...head, title: 'Towns', kind: 'grid' as const, indicator, places: [{ id: 'st0', title: 'East', row: 0, column: 0, cell: { value: 7, n: 7 } }, { id: 'st1', title: 'West', row: 0, column: 1, cell: { value: null, n: 0, reason: 'suppressed' } }] };
  const view = { ...place, title: 'Board', every: 'month' as const, asOf: head.asOf, units: [], tiles: [tile] };
  it('says how it was counted and when, has the codes, and hides what the page hides', () => {
    const [sheet] = sheetsOf(view);
    expect(sheet?.rows.map((row) => row.map(({ value }) => value))).toEqual([
      ['Towns 2026年11月 能看到的全部'], ['单位：人 · 口径：each once · 截至 2026-11-24 08:00'], ['机构', '编号', 'I(人)'], ['East', 'st0', 7], ['West', 'st1', '少于5'],
    ]);
    expect([sheetFile(view, true), sheetFile(view, false)]).toEqual(['Board Towns 2026年11月.xlsx', 'Board 2026年11月.xlsx']);
  });
});

describe('words', () => {
  it('say periods, small figures and changes', () => {
    expect([periodTitle('2026-Q4'), periodTitle('all'), periodMark('2026-01'), periodMark('2026-11')]).toEqual(['2026年第4季度', '全部时间', '2026年1月', '11月']);
    expect(cellText({ value: null, n: 0, reason: 'suppressed' }, INDICATOR)).toBe('少于5');
    expect(changeText({ value: 3, n: 3 }, { value: 1, n: 1 }, 'person')).toBe('比上期多 2人');
    expect(periodChoices('quarter', '2026-02-03').slice(0, 2)).toEqual(['2026-Q1', '2025-Q4']);
  });
});
