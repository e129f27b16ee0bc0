import { describe, expect, it } from '@jest/globals';
import type { Table } from '../../../dmn';
import { findingsByPlace, moved, placeIn } from './place';

const column = { label: '', expression: '', type: '', values: '', name: '', standard: '' };
const table: Table = { policy: 'FIRST', aggregation: '', inputs: [column, column], outputs: [column], rules: [] };

describe('a place in a table', () => {
  it.each<[string, object | undefined]>([
    ['/limit/rule/2/input/1', { row: 1, column: 0 }], ['/limit/rule/3/output/1', { row: 2, column: 2 }], ['/limit/input/2', { row: -1, column: 1 }], ['/limit/output/1', { row: -1, column: 2 }],
    ['/limit/rule/4', { row: 3, column: 0 }], ['/limit', undefined], ['/limited/rule/1', undefined], ['/other/rule/1/input/1', undefined], ['', undefined],
  ])('is what a path names: %s', (path, place) => {
    expect(placeIn(path, 'limit', table)).toEqual(place);
  });

  it('keeps findings where they are, and those of the whole apart', () => {
    const finding = (path: string) => ({ code: 'c', path, params: {}, severity: 'error' as const, detail: path });
    const { at, whole } = findingsByPlace(['/limit/rule/1/input/1', '/limit/rule/1/input/1', '/limit'].map(finding), 'limit', table);
    expect([at.get('0:0')?.length, whole.map(({ detail }) => detail)]).toEqual([2, ['/limit']]);
  });

  it.each<[string, object | undefined]>([
    ['ArrowUp', { row: -1, column: 1 }], ['ArrowDown', { row: 1, column: 1 }], ['ArrowLeft', { row: 0, column: 0 }], ['ArrowRight', { row: 0, column: 2 }], ['Home', { row: 0, column: 0 }], ['End', { row: 0, column: 3 }], ['PageDown', { row: 2, column: 1 }], ['a', undefined],
  ])('is reached by %s', (key, place) => {
    expect(moved({ row: 0, column: 1 }, key, 3, 4)).toEqual(place);
  });

  it('is never outside', () => {
    expect([moved({ row: 2, column: 3 }, 'ArrowDown', 3, 4), moved({ row: 2, column: 3 }, 'ArrowRight', 3, 4), moved({ row: 0, column: 3 }, 'ArrowUp', 3, 4)]).toEqual([{ row: 2, column: 3 }, { row: 2, column: 3 }, { row: -1, column: 2 }]);
  });
});
