import { describe, expect, it } from '@jest/globals';
import type { TileCell } from '@liandong/server/contract/dashboards';
import { whyEmpty } from './why-empty';

const head = { id: 't', title: 'T', asOf: '2026-11-24T00:00:00.000Z' };
const indicator = { id: 'i', title: 'I', unit: 'person', smallCells: 5 };
const none = (reason: string): TileCell => ({ value: null, n: 0, reason });
const trend = (...cells: TileCell[]) => whyEmpty({ ...head, kind: 'trend', indicators: [indicator], points: cells.map((cell, month) => ({ period: `2026-0${month + 1}`, cells: [cell] })) });
const ranking = (...cells: TileCell[]) => whyEmpty({ ...head, kind: 'ranking', of: 'unit', by: 'unit', more: 0, indicator, rows: cells.map((cell, id) => ({ id: `${id}`, title: `${id}`, cell })) });

describe('a chart without anything to draw', () => {
  it('says why: nothing yet, not defined, too few people', () => {
    expect([trend(none('noFacts')), trend(none('unknown')), trend(none('suppressed'), none('suppressed')), ranking(), ranking(none('unknown'))]).toEqual([
      '这段时间还没有数', '指标没有定义', '少于 5 人的数不显示，以免认出是谁', '这段时间还没有数', '指标没有定义',
    ]);
  });
  it('is drawn as soon as there is one number, or a bar that says that it is too small', () => {
    expect([trend(none('suppressed'), { value: 0, n: 0 }), ranking(none('suppressed')), ranking({ value: 3, n: 3 }, none('suppressed'))]).toEqual([undefined, undefined, undefined]);
  });
});
