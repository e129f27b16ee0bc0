import { beforeAll, describe, expect, it } from '@jest/globals';
import type { CompiledPack } from '../pack/program';
import type { JsonObject } from '../shared/json';
import { aField, aProgram } from '../testing/a-pack';
import type { PrintDef, PrintGrid, PrintPiece } from './format';
import { layOut, pageOf, printedFields, printedSteps, type PrintedRecord, type PrintInput, type SheetCell, type SheetGrid, type SheetRow } from './index';

let pack: CompiledPack;
beforeAll(async () => {
  /* eslint-disable-next-line @typescript-eslint/no-explicit-any */
  ({ pack } = await aProgram({ 'forms/apply.json': (file: any) => (Object.assign(file.schema.properties, {
    agreed: aField('Agreed', { type: 'boolean' }), ways: aField('Ways', { type: 'array', items: { type: 'string', oneOf: [{ const: 'a', title: 'Walk' }, { const: 'b', title: 'Ride' }] } }),
    friend: aField('Friend', { 'x-ref': { kind: 'user' } }),
    people: { type: 'array', title: 'People', 'x-privacy': 'L1', items: { type: 'object', properties: { who: aField('Who'), age: aField('Age', { type: 'integer' }), mate: aField('Mate', { 'x-ref': { kind: 'unit' } }) } } },
    photo: { type: 'array', title: 'Photo', 'x-privacy': 'L1', items: { type: 'object', properties: { fileId: { type: 'string' }, name: { type: 'string' }, type: { type: 'string' } } } },
  }), file) }));
}, 30_000);

const record = (data: JsonObject, more: Partial<PrintedRecord> = {}): PrintedRecord => ({
  no: 'st-A-2026-0001', title: 'Li Hua', stateTitle: 'Granted', orgName: 'Station', createdAt: '2026-01-05T17:00:00.000Z', occurredAt: '2026-01-05T01:00:00.000Z', data, masked: [], ...more,
});
const aPrint = (...grids: Partial<PrintGrid>[]): PrintDef => ({ id: 'p', title: 'Sheet', record: 'aid', grids: grids.map((grid) => ({ rows: 1, columns: [1], cells: [], ...grid })) });
const text = ({ parts }: SheetCell): string => parts.map((part) => (part.kind === 'text' ? part.text : part.kind === 'boxes' ? part.boxes.map(({ title, ticked }) => `${ticked ? '[x]' : '[ ]'}${title}`).join(' ') : part.kind === 'pictures' ? part.files.map(({ fileId }) => `<${fileId}>`).join('') : part.url)).join('');
const rowsOf = (grid: SheetGrid | undefined): SheetRow[] => (grid?.bands ?? []).flatMap(({ head, body }) => [...head, ...body]);
const words = (grid: SheetGrid | undefined): string[][] => rowsOf(grid).map(({ cells }) => cells.map(text));
/** What one cell of these pieces says. */
const says = (pieces: PrintPiece[], input: Partial<PrintInput> = {}): string => {
  const sheet = layOut({ pack, print: aPrint({ cells: [{ row: 0, column: 0, pieces }] }), ...input });
  return words(sheet.grids[0])[0]?.[0] ?? '';
};

describe('a piece', () => {
  const data = { name: 'Li Hua', amount: 1200, kind: '2', agreed: false, ways: ['b', 'old'], friend: 'u1', birthDate: '1950-03-19' };
  it('is printed words, and answers as people read them', () => {
    expect(says([{ text: 'Name: ' }, { field: 'name' }], { record: record(data) })).toBe('Name: Li Hua');
    expect(says([{ field: 'amount' }, { text: ' / ' }, { field: 'kind' }, { text: ' / ' }, { field: 'birthDate' }], { record: record(data) })).toBe('1,200.00 元 / Service / 1950年3月19日');
  });

  it('ticks boxes: codes, several options, yes and no, and what is no option any more', () => {
    expect(says([{ field: 'kind', as: 'boxes' }], { record: record(data) })).toBe('[ ]Goods [x]Service');
    expect(says([{ field: 'ways', as: 'boxes' }], { record: record(data) })).toBe('[ ]Walk [x]Ride [x]old');
    expect(says([{ field: 'agreed', as: 'boxes' }], { record: record(data) })).toBe('[ ]是 [x]否');
    expect(says([{ field: 'agreed', as: 'boxes' }])).toBe('[ ]是 [ ]否');
    expect(says([{ field: 'name', as: 'boxes' }], { record: record(data) })).toBe('Li Hua');
  });

  it('names what was picked and never shows its id', () => {
    expect(says([{ field: 'friend' }], { record: record(data), names: { u1: 'Kim' } })).toBe('Kim');
    expect(says([{ field: 'friend' }], { record: record(data) })).toBe('');
    expect(says([{ field: 'people' }], { record: record({ people: [{ who: 'Bo', mate: 'st' }] }), names: { st: 'Station' } })).toBe('Who Bo、Mate Station');
  });

  it('is a picture where there is one', () => {
    const photo = [{ fileId: 'f1', name: 'a.jpg', type: 'image/jpeg', size: 1 }, { fileId: 'f2', name: 'b.pdf', type: 'application/pdf', size: 1 }];
    expect(says([{ field: 'photo', as: 'picture' }], { record: record({ photo }) })).toBe('<f1>');
    expect(says([{ field: 'photo' }], { record: record({ photo }) })).toBe('a.jpg、b.pdf');
    expect(says([{ field: 'photo', as: 'picture' }], { record: record({ photo: [photo[1]!] }) })).toBe('b.pdf');
  });

  it('shows a masked answer as it comes, also where boxes would be ticked, and says what is hidden', () => {
    const masked = record({ name: '李**', kind: '***', friend: '***' }, { masked: ['name', 'kind', 'friend', 'idNo'] });
    const sheet = layOut({ pack, print: aPrint({ columns: [1, 1, 1, 1], cells: [{ row: 0, column: 0, pieces: [{ field: 'name' }] }, { row: 0, column: 1, pieces: [{ field: 'kind', as: 'boxes' }] }, { row: 0, column: 2, pieces: [{ field: 'friend' }] }, { row: 0, column: 3, pieces: [{ field: 'amount' }] }] }), record: masked });
    expect(words(sheet.grids[0])).toEqual([['李**', '***', '***', '']]);
    expect(sheet.hidden).toEqual(['Name', 'Kind', 'Friend']);
  });

  it('is a fact of the record, of the county, of who prints', () => {
    const input = { record: record({}), county: 'County', printedBy: 'Ann', printedAt: '2026-01-06T01:02:00.000Z', link: 'https://x/y' };
    const facts = (['no', 'title', 'state', 'unit', 'county', 'createdAt', 'occurredAt', 'printedAt', 'printedBy', 'link'] as const).map((fact) => says([{ record: fact }], input));
    expect(facts).toEqual(['st-A-2026-0001', 'Li Hua', 'Granted', 'Station', 'County', '2026年1月6日', '2026年1月5日', '2026年1月6日 09:02', 'Ann', 'https://x/y']);
    expect(layOut({ pack, print: aPrint({}), ...input }).stamp).toBe('Ann 2026年1月6日 09:02');
  });

  it('is what was last said at a step; of several each one’s opinion', () => {
    const at = '2026-01-05T03:00:00.000Z';
    const pieces: PrintPiece[] = (['opinion', 'outcome', 'by', 'at'] as const).flatMap((what) => [{ step: 'review', what }, { text: '|' }]);
    expect(says(pieces, { record: record({}), said: { review: [{ by: 'Kim', at, outcome: 'Pass', opinion: 'fine' }] } })).toBe('fine|Pass|Kim|2026年1月5日|');
    expect(says(pieces, { record: record({}), said: { review: [{ by: 'Kim', at, outcome: 'Pass', opinion: 'fine' }, { by: 'Max', at: '2026-01-07T03:00:00.000Z', outcome: 'Pass' }] } })).toBe('Kim：fine|Pass|Kim、Max|2026年1月7日|');
    expect(says(pieces, { record: record({}), said: {} })).toBe('||||');
  });

  it('is nothing where it names what is not there, also a name that every object has', () => {
    expect(says([{ field: 'constructor' }, { field: 'nothing' }, { field: 'people/constructor' }, { step: 'constructor', what: 'by' }], { record: record({}), said: {}, names: {} })).toBe('');
  });
});

describe('rows of a child table', () => {
  const repeat = [{ row: 1, table: 'people', atLeast: 3 }];
  const heading = [{ row: 0, column: 0, pieces: [{ text: 'No' }] }, { row: 0, column: 1, pieces: [{ text: 'Who' }] }];
  const own = [{ row: 1, column: 0, pieces: [{ field: 'people' }] }, { row: 1, column: 1, pieces: [{ field: 'people/who' }] }];
  const grid = { rows: 3, columns: [1, 3], cells: [...heading, ...own, { row: 2, column: 0, columns: 2, pieces: [{ text: 'end' }] }], repeat };
  const people = (n: number): JsonObject => ({ people: Array.from({ length: n }, (_unused, index) => ({ who: `P${index + 1}` })) });

  it('stand once each, numbered, and leave blank rows up to the least', () => {
    expect(words(layOut({ pack, print: aPrint(grid), record: record(people(2)) }).grids[0])).toEqual([['No', 'Who'], ['1', 'P1'], ['2', 'P2'], ['3', ''], ['end']]);
    expect(words(layOut({ pack, print: aPrint(grid), record: record(people(5)) }).grids[0])).toHaveLength(7);
    expect(words(layOut({ pack, print: aPrint({ ...grid, repeat: [{ row: 1, table: 'people' }] }), record: record({}) }).grids[0])).toEqual([['No', 'Who'], ['1', ''], ['end']]);
  });

  it('have their printed heading again on every page, where nothing lies across it', () => {
    const bands = (more: Partial<PrintGrid>) => layOut({ pack, print: aPrint({ ...grid, ...more }), record: record(people(4)) }).grids[0]?.bands.map(({ head, body }) => [head.length, body.length]);
    expect(bands({})).toEqual([[1, 4], [0, 1]]);
    expect(bands({ columns: [1, 3, 1], cells: [...grid.cells, { row: 0, column: 2, rows: 3, pieces: [] }] })).toEqual([[0, 6]]);
    expect(bands({ cells: [{ row: 0, column: 0, columns: 2, pieces: [{ field: 'name' }] }, ...own] })).toEqual([[0, 6]]);
  });

  it('make a cell beside them grow', () => {
    const beside = { rows: 3, columns: [1, 2], cells: [{ row: 0, column: 0, rows: 3, pieces: [{ text: 'Family' }] }, { row: 1, column: 1, pieces: [{ field: 'people/who' }] }], repeat: [{ row: 1, table: 'people' }] };
    const sheet = layOut({ pack, print: aPrint(beside), record: record(people(4)) });
    expect(rowsOf(sheet.grids[0])[0]?.cells[0]).toMatchObject({ rows: 6, source: 0 });
    expect(words(sheet.grids[0])).toEqual([['Family', ''], ['P1'], ['P2'], ['P3'], ['P4'], ['']]);
  });

  it('of two lines each stand together', () => {
    const two = { rows: 2, columns: [1], cells: [{ row: 0, column: 0, pieces: [{ field: 'people/who' }] }, { row: 1, column: 0, pieces: [{ field: 'people/age' }] }], repeat: [{ row: 0, table: 'people' }, { row: 1, table: 'people' }] };
    expect(words(layOut({ pack, print: aPrint(two), record: record({ people: [{ who: 'A', age: 1 }, { who: 'B', age: 2 }] }) }).grids[0])).toEqual([['A'], ['1'], ['B'], ['2']]);
  });

  it('tell nothing of a column outside them', () => expect(says([{ field: 'people/who' }], { record: record(people(2)) })).toBe(''));
});

describe('a grid', () => {
  it('has a cell everywhere, and no two on one another, whatever a draft says', () => {
    const cells = [{ row: 0, column: 0, rows: 2, columns: 2, pieces: [{ text: 'a' }] }, { row: 1, column: 1, rows: 9, columns: 9, pieces: [{ text: 'b' }] }, { row: 0, column: 1, columns: 5, pieces: [{ text: 'c' }] }, { row: 9, column: 9, pieces: [{ text: 'd' }] }];
    const [grid] = layOut({ pack, print: aPrint({ rows: 3, columns: [1, 1, 2], heights: [0, 20], lines: false, cells }) }).grids;
    expect(grid).toMatchObject({ columns: [25, 25, 50], lines: false });
    const covered = rowsOf(grid).flatMap(({ cells: own }, line) => own.flatMap((cell) => Array.from({ length: cell.rows * cell.columns }, (_unused, n) => `${line + Math.floor(n / cell.columns)}/${cell.column + (n % cell.columns)}`)));
    expect([covered.length, new Set(covered).size]).toEqual([9, 9]);
    expect(rowsOf(grid).map(({ height }) => height)).toEqual([0, 20, 0]);
  });

  it('of the largest size is laid out in no time', () => {
    const rows = Array.from({ length: 200 }, (_unused, who) => ({ who: String(who) }));
    const cells = Array.from({ length: 2000 }, (_unused, n) => ({ row: Math.floor(n / 10), column: n % 10, pieces: [{ field: 'people/who' }] }));
    const repeat = Array.from({ length: 20 }, (_unused, n) => ({ row: n * 10, table: 'people' }));
    const [grid] = layOut({ pack, print: aPrint({ rows: 200, columns: Array.from({ length: 60 }, () => 1), cells, repeat }), record: record({ people: rows }) }).grids;
    expect(rowsOf(grid)).toHaveLength(180 + 20 * 200);
  });
});

describe('a print', () => {
  it('is on the paper that it names', () => {
    expect(pageOf(aPrint({}))).toEqual({ size: 'A4', landscape: false, width: 210, height: 297, margin: 15 });
    expect(pageOf({ ...aPrint({}), page: { size: 'A5', landscape: true, margin: 8 } })).toEqual({ size: 'A5', landscape: true, width: 210, height: 148, margin: 8 });
  });
  it('names its fields and steps', () => {
    const print = aPrint({ rows: 2, cells: [{ row: 0, column: 0, pieces: [{ field: 'name' }, { field: 'people/who' }, { step: 'review', what: 'by' }, { step: 'review', what: 'at' }] }], repeat: [{ row: 1, table: 'others' }] });
    expect([printedFields(print), printedSteps(print)]).toEqual([['name', 'people', 'others'], ['review']]);
  });
});
