import { describe, expect, it } from '@jest/globals';
import type { PrintGrid } from '@liandong/core/run';
import fc from 'fast-check';
import { areaOf, between, moved, spotsOf, spotsIn, touches } from './area';
import { blockOf, putBlock, putTexts, readBlock } from './block';
import { canMerge, clearCells, mergeCells, setLook, setPieces, splitCells } from './cells';
import { addPiece } from './insert';
import { canSwap, insertLine, removeLine, swapLines } from './lines';
import { setRepeat } from './repeat';

const text = (row: number, column: number, said: string, span: { rows?: number; columns?: number } = {}) => ({ row, column, pieces: [{ text: said }], ...span });
/** 姓名 甲 | 照片 over two rows; 地址 over two columns. */
const GRID: PrintGrid = { rows: 2, columns: [1, 1, 1], heights: [0, 20], cells: [text(0, 0, '姓名'), text(0, 1, '甲'), text(0, 2, '照片', { rows: 2 }), text(1, 0, '地址', { columns: 2 })] };
const drawn = (grid: PrintGrid): string[] => Array.from({ length: grid.rows }, (_one, row) => spotsOf(grid).filter((spot) => spot.row === row).map(({ cell, rows, columns }) => `${cell?.pieces.map((piece) => ('text' in piece ? piece.text : '·')).join('') ?? '_'}${rows * columns > 1 ? `(${rows}×${columns})` : ''}`).join('|'));

describe('places of a grid', () => {
  it('are its cells and the gaps between them', () => expect(drawn({ ...GRID, cells: GRID.cells.slice(0, 1) })).toEqual(['姓名|_|_', '_|_|_']));
  it('lead on by the arrow keys, a merged cell as one', () => {
    expect(moved(GRID, { row: 1, column: 0 }, 'ArrowRight')).toEqual({ row: 1, column: 2 });
    expect(moved(GRID, { row: 1, column: 1 }, 'ArrowUp')).toEqual({ row: 0, column: 1 });
    expect(moved(GRID, { row: 0, column: 2 }, 'ArrowDown')).toBeUndefined();
  });
  it('that are chosen from one to another take merged cells whole', () => expect(between(GRID, { row: 0, column: 1 }, { row: 1, column: 1 })).toEqual({ row: 0, column: 0, rows: 2, columns: 2 }));
});

describe('rows and columns', () => {
  it('are put in: what reaches over the place grows', () => {
    expect(drawn(insertLine(GRID, 'row', 1))).toEqual(['姓名|甲|照片(3×1)', '_|_', '地址(1×2)']);
    expect(drawn(insertLine(GRID, 'column', 1))).toEqual(['姓名|_|甲|照片(2×1)', '地址(1×3)']);
    expect(insertLine(GRID, 'row', 1).heights).toEqual([0, 0, 20]);
  });
  it('are taken out: what reaches over them shrinks, the last one stays', () => {
    const less = removeLine(GRID, 'row', 0);
    expect(drawn(less)).toEqual(['地址(1×2)|照片']);
    expect(less.heights).toEqual([20]);
    expect(removeLine(less, 'row', 0)).toBe(less);
    expect(drawn(removeLine(GRID, 'column', 1))).toEqual(['姓名|照片(2×1)', '地址']);
  });
  it('change places unless a merged cell lies across', () => {
    const tall = { ...GRID, rows: 3, cells: [text(0, 0, '甲'), text(1, 0, '乙', { rows: 2 })] };
    expect([canSwap(tall, 'row', 0), canSwap(tall, 'row', 1)]).toEqual([false, true]);
    expect(drawn(swapLines(GRID, 'row', 0))).toEqual(['地址(1×2)|照片(2×1)', '姓名|甲']);
    expect(swapLines(GRID, 'row', 0).heights).toEqual([20]);
  });
  it('keep what repeats: in the middle of a group a new row belongs to it, and what it stands for at the least goes on', () => {
    const repeated = setRepeat(setRepeat(GRID, 0, 't', 4), 1, 't');
    expect(insertLine(repeated, 'row', 1).repeat).toEqual([{ row: 0, table: 't', atLeast: 4 }, { row: 1, table: 't' }, { row: 2, table: 't' }]);
    expect(removeLine(repeated, 'row', 0).repeat).toEqual([{ row: 0, table: 't', atLeast: 4 }]);
  });
});

describe('cells', () => {
  it('become one that says all that they said, and places of their own again', () => {
    const merged = mergeCells(GRID, { row: 0, column: 0, rows: 1, columns: 2 });
    expect(drawn(merged)).toEqual(['姓名\n甲(1×2)|照片(2×1)', '地址(1×2)']);
    expect(drawn(splitCells(merged, { row: 0, column: 0, rows: 1, columns: 2 }))).toEqual(['姓名\n甲|_|照片(2×1)', '地址(1×2)']);
  });
  it('are not written down when they say nothing and look like all others', () => {
    const empty: PrintGrid = { rows: 1, columns: [1, 1], cells: [] };
    const bold = setLook(empty, { row: 0, column: 0, rows: 1, columns: 2 }, { bold: true, align: 'center' });
    expect(bold.cells).toHaveLength(2);
    expect(setLook(bold, { row: 0, column: 0, rows: 1, columns: 2 }, { bold: false, align: 'start' })).toEqual(empty);
    expect(clearCells(setPieces(empty, { row: 0, column: 1 }, [{ text: '甲' }]), { row: 0, column: 1, rows: 1, columns: 1 })).toEqual(empty);
  });
  it('make their row repeat with the first column of a child table', () => {
    const grid = addPiece(GRID, { row: 0, column: 1 }, { field: 'family/name' });
    expect(grid.repeat).toEqual([{ row: 0, table: 'family' }]);
    expect(grid.cells[1]?.pieces).toEqual([{ text: '甲' }, { field: 'family/name' }]);
  });
});

describe('the clipboard', () => {
  it('takes cells over as they are, and adds the rows that are missing', () => {
    const block = blockOf(GRID, { row: 0, column: 0, rows: 2, columns: 3 });
    const pasted = putBlock({ rows: 1, columns: [1, 1, 1], cells: [] }, { row: 0, column: 0 }, readBlock(JSON.stringify(block)) ?? block);
    expect(drawn(pasted)).toEqual(drawn(GRID));
  });
  it('takes text row by row, what is too wide is left out', () => expect(drawn(putTexts({ rows: 1, columns: [1, 1], cells: [] }, { row: 0, column: 1 }, [['甲', '乙'], ['丙']]))).toEqual(['_|甲', '_|丙']));
  it.each(['', '{}', '[]', '{"rows":1,"columns":1,"cells":[{}]}', 'null'])('reads no cells out of %s', (said) => expect(readBlock(said)).toBeUndefined());
});

describe('whatever is done to a grid', () => {
  const n = fc.nat({ max: 6 });
  const area = fc.record({ row: n, column: n, rows: fc.integer({ min: 1, max: 3 }), columns: fc.integer({ min: 1, max: 3 }) });
  type Step = (grid: PrintGrid) => PrintGrid;
  const inside = (grid: PrintGrid, place: { row: number; column: number }) => ({ row: place.row % grid.rows, column: place.column % grid.columns.length });
  const lined = (edit: (grid: PrintGrid, axis: 'row' | 'column', at: number) => PrintGrid) => fc.tuple(fc.constantFrom('row' as const, 'column' as const), n).map(([axis, at]): Step => (grid) => edit(grid, axis, at % (axis === 'row' ? grid.rows : grid.columns.length)));
  const step = fc.oneof(
    lined(insertLine), lined(removeLine), lined(swapLines),
    area.map((one): Step => (grid) => { const wish = between(grid, inside(grid, one), inside(grid, { row: one.row + one.rows, column: one.column + one.columns })); return canMerge(grid, wish) ? mergeCells(grid, wish) : splitCells(grid, wish); }),
    area.map((one): Step => (grid) => setPieces(grid, inside(grid, one), [{ text: 'x' }])), area.map((one): Step => (grid) => clearCells(grid, { ...one, ...inside(grid, one) })),
    area.map((one): Step => (grid) => setRepeat(grid, inside(grid, one).row, 't', one.rows)), area.map((one): Step => (grid) => putBlock(grid, inside(grid, one), blockOf(grid, between(grid, { row: 0, column: 0 }, inside(grid, one))))),
  );
  it('it is a grid of the format, no cell lies on another or outside, and nothing is written twice', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const grid = steps.reduce((now, one) => one(now), GRID);
      expect(grid.rows >= 1 && grid.rows <= 200 && grid.columns.length >= 1 && grid.columns.length <= 60 && grid.columns.every((width) => width >= 0.1 && width <= 100)).toBe(true);
      expect(grid.heights?.length ?? 0).toBeLessThanOrEqual(grid.rows);
      const areas = grid.cells.map(areaOf);
      areas.forEach((one, index) => {
        expect(one.row + one.rows <= grid.rows && one.column + one.columns <= grid.columns.length).toBe(true);
        expect(areas.slice(index + 1).some((other) => touches(one, other))).toBe(false);
      });
      expect(spotsIn(grid, { row: 0, column: 0, rows: grid.rows, columns: grid.columns.length }).reduce((sum, spot) => sum + spot.rows * spot.columns, 0)).toBe(grid.rows * grid.columns.length);
      expect(new Set(grid.repeat?.map(({ row }) => row)).size).toBe(grid.repeat?.length ?? 0);
      expect(grid.repeat?.every(({ row }) => row < grid.rows) ?? true).toBe(true);
    }), { numRuns: 300 });
  });
});
