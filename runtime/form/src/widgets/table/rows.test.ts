import { describe, expect, it } from '@jest/globals';
import type { FieldModel } from '../../model/types';
import { blockOf, readCell } from './paste';
import { layOver, moveRow, setCell, sumOf } from './rows';

const field = (property: object, options: FieldModel['options'] = []): FieldModel => ({ property, options, settings: {} }) as unknown as FieldModel;
const words = { yes: ['是', 'true'], no: ['否', 'false'] };

describe('rows of a child table', () => {
  it('are replaced, never changed; an emptied cell is none', () => {
    const rows = [{ a: 1 }, { a: 2, b: 3 }];
    expect(setCell(rows, 1, 'b', undefined)).toEqual([{ a: 1 }, { a: 2 }]);
    expect(setCell(rows, 0, 'b', 5)).toEqual([{ a: 1, b: 5 }, { a: 2, b: 3 }]);
    expect(rows).toEqual([{ a: 1 }, { a: 2, b: 3 }]);
    expect(setCell(rows, 0, 'b', 5)[1]).toBe(rows[1]);
  });
  it('move by one, and stay where there is no place', () => {
    expect(moveRow(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b']);
    expect(moveRow(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moveRow(['a', 'b'], 1, 2)).toEqual(['a', 'b']);
  });
  it('take a block from a cell on, adding rows up to the most there may be', () => {
    const made = layOver([{ a: 1 }], { row: 0, columns: ['b', 'c'] }, [['x', 1], ['y', undefined], ['z', 3]], 2);
    expect(made).toEqual([{ a: 1, b: 'x', c: 1 }, { b: 'y' }]);
  });
  it('sum up to the fen what is shown', () => {
    expect(sumOf([{ a: 0.1 }, { a: 0.2 }, { a: 'x' }, { a: 100 }], 'a', (index) => index < 3)).toBe(0.3);
  });
});

describe('a block from a spreadsheet', () => {
  it('is lines of cells, also with line breaks in one and an empty one at the end', () => {
    expect(blockOf('王芳\t12\r\n"李\n""四"""\t\r\n')).toEqual([['王芳', '12'], ['李\n"四"', '']]);
  });
  it('is none when it is one cell', () => expect([blockOf('王芳'), blockOf('王芳\r\n')]).toEqual([undefined, undefined]));
  it.each([
    ['子女', field({ type: 'string' }, [{ value: '2', title: '子女' }]), '2', true], ['2', field({ type: 'string' }, [{ value: '2', title: '子女' }]), '2', true],
    ['舅舅', field({ type: 'string' }, [{ value: '2', title: '子女' }]), '舅舅', false], ['１,２00.5', field({ type: 'number' }), 1200.5, true], ['约三百', field({ type: 'number' }), '约三百', false],
    ['是', field({ type: 'boolean' }), true, true], ['FALSE', field({ type: 'boolean' }), false, true], ['2026年3月5日', field({ type: 'string', format: 'date' }), '2026-03-05', true],
    ['2026/3/5', field({ type: 'string', format: 'date' }), '2026-03-05', true], ['61072219500319000x', field({ type: 'string', 'x-format': 'cn-id' }), '61072219500319000X', true], ['+86 138 0000 1234', field({ type: 'string', 'x-format': 'cn-phone' }), '13800001234', true],
    ['去年', field({ type: 'string', format: 'date' }), '去年', false], ['', field({ type: 'number' }), null, true],
  ])('reads %s as its column does', (text, column, value, isKnown) => {
    expect(readCell(text, column, words)).toEqual({ value, isKnown });
  });
});
