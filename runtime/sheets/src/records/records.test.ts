import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CompiledPack, FieldSpec, JsonObject } from '@liandong/core/run';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readWorkbook, type Workbook } from '../workbook/read-workbook';
import { changesIn } from './changes';
import { planOf } from './plan';
import { readRecords, type ReadRecords } from './read-records';
import { streamRecords } from './stream-records';
import { writeRecords, type RecordLine } from './write-records';

const spec = (id: string, more: Partial<FieldSpec> = {}): FieldSpec => ({ id, title: `题目${id}`, type: 'string', level: 'L1', required: false, ...more });
const pack = { codes: { kinds: { id: 'kinds', title: '种类', items: [{ code: '1', title: '自行求助' }, { code: '02', title: '村（社区）发现；转介' }, { code: 'x', title: '其他' }, { code: 'y', title: '其他' }] } } } as unknown as CompiledPack;
const COLUMN = [spec('what'), spec('paid', { type: 'number', format: 'money' })];
const FIELDS: readonly FieldSpec[] = [
  spec('name'), spec('idNo', { format: 'cn-id' }), spec('day', { format: 'date' }), spec('at', { format: 'clock' }), spec('moment', { format: 'date-time' }), spec('money', { type: 'number', format: 'money' }), spec('count', { type: 'integer' }),
  spec('yes', { type: 'boolean' }), spec('kind', { codes: 'kinds' }), spec('kinds', { type: 'array', codes: 'kinds' }), spec('grade', { type: 'integer', options: [{ value: 1, title: '好' }, { value: 2, title: '不好' }] }),
  spec('period', { type: 'object', format: 'date-range' }), spec('where', { type: 'object', format: 'location' }), spec('photo', { type: 'array', widget: 'photo' }),
  spec('spending', { type: 'array', title: '开支', columns: Object.fromEntries(COLUMN.map((column) => [column.id, column])) }),
];
const plan = planOf(pack, '记录/表', FIELDS, ['no', 'state']);
const opened = async (bytes: Uint8Array): Promise<Workbook> => {
  const read = await readWorkbook(bytes);
  if ('code' in read) throw new Error(read.code);
  return read;
};
const round = async (records: readonly JsonObject[], of = plan): Promise<ReadRecords> => readRecords(await opened(await writeRecords(pack, of, records.map((data) => ({ fixed: {}, data })))), of);
/** What somebody typed, one text or number a cell; dates as Excel has them. */
const typed = (rows: readonly (readonly (string | number | boolean | { date: string } | { raw: string })[])[]): Workbook => ({
  findings: [],
  sheets: [{ name: plan.name, merges: [], rows: rows.map((row) => row.map((cell) => {
    if (cell === '') return { text: '', kind: 'empty' as const };
    if (typeof cell === 'object') return 'date' in cell ? { text: cell.date, kind: 'date' as const, ...(cell.date.startsWith('1900') ? { isOdd: true as const } : {}) } : { text: cell.raw, kind: 'number' as const, isCut: true as const };
    return { text: String(cell), kind: typeof cell === 'number' ? 'number' as const : typeof cell === 'boolean' ? 'boolean' as const : 'text' as const };
  })) }],
});
const problemsOf = (read: ReadRecords): string[] => [...read.problems, ...read.records.flatMap(({ problems }) => problems)].map(({ cell, problem }) => `${cell} ${problem.code.replace('sheet.', '')}`);
const one = (title: string, cell: Parameters<typeof typed>[0][number][number]) => readRecords(typed([[title], [cell]]), plan);

const plain = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).map((text) => text.replace(/[\s\u00a0\p{C}]+/gu, ' ').trim()).filter((text) => text !== '');
const day = fc.date({ min: new Date('1901-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }).map((at) => at.toISOString().slice(0, 10));
const yuan = fc.integer({ min: 0, max: 1e11 }).map((fen) => fen / 100);
const kinds = fc.constantFrom('1', '02', 'x', 'y');
const answers = fc.record({
  name: fc.oneof(plain, fc.constantFrom('=1+1', '+86', '-5', '@sum', '007', '1e5', 'TRUE', '2026-01-01')), idNo: fc.constantFrom('610722194501012383', '61072219500319000X'), day, at: fc.constantFrom('00:00', '08:05', '23:59'), moment: fc.constantFrom('2026-11-20T09:30:00+08:00', '2026-12-31T23:59:59+08:00', '2027-01-01T00:00:00+08:00'),
  money: yuan, count: fc.integer({ min: -1e9, max: 1e9 }), yes: fc.boolean(), kind: kinds, kinds: fc.uniqueArray(kinds, { minLength: 1 }), grade: fc.constantFrom(1, 2),
  period: fc.record({ start: day, end: day }), where: fc.record({ lat: fc.integer({ min: -9e6, max: 9e6 }).map((v) => v / 1e5), lng: fc.integer({ min: -18e6, max: 18e6 }).map((v) => v / 1e5) }),
  spending: fc.array(fc.record({ what: plain, paid: yuan }), { minLength: 1, maxLength: 3 }),
}, { requiredKeys: ['name'] });

describe('records in a workbook', () => {
  it('come back as they went out, whatever is in them', async () => {
    await fc.assert(fc.asyncProperty(fc.array(answers, { minLength: 1, maxLength: 12 }), async (records) => {
      const read = await round(records as JsonObject[]);
      expect([read.problems, read.records.flatMap(({ problems }) => problems)]).toEqual([[], []]);
      expect(read.records.map(({ data }) => data)).toEqual(records.map((record) => JSON.parse(JSON.stringify(record)) as JsonObject));
    }), { numRuns: 40, examples: [[[{ name: 'constructor' }, { name: '__proto__' }]]] });
  }, 60_000);

  it('are the same cell by cell when they are packed as they come', async () => {
    async function* each(lines: readonly RecordLine[]): AsyncGenerator<RecordLine> { yield* lines; }
    await fc.assert(fc.asyncProperty(fc.array(answers, { minLength: 1, maxLength: 12 }), async (records) => {
      const lines = records.map((data, index) => ({ fixed: { no: `N-${index}`, state: '_x0041_<&>' }, data: data as JsonObject }));
      const parts: Uint8Array[] = [];
      for await (const part of streamRecords(pack, plan, each(lines))) parts.push(part);
      const [streamed, whole] = [await opened(Buffer.concat(parts)), await opened(await writeRecords(pack, plan, lines))];
      const cells = ({ sheets }: Workbook) => sheets.map(({ name, rows }) => [name, rows.map((row) => row.map(({ kind, text }) => `${kind} ${text}`))]);
      expect(cells(streamed)).toEqual(cells(whole).map(([name, rows]) => [name, JSON.parse(JSON.stringify(rows).replaceAll('text A<&>', 'text _x0041_<&>'))]));
    }), { numRuns: 25, examples: [[[{ name: 'constructor' }, { name: '__proto__' }]]] });
  }, 60_000);

  it('show codes with titles, money with two decimals, everything else as text, and never a formula', async () => {
    const bytes = await writeRecords(pack, plan, [{ fixed: { no: 'N-1', state: '在办' }, data: { name: '=HYPERLINK("http://evil")', idNo: '610722194501012383', money: 12.5, kind: '1', kinds: ['1', '02'], yes: true, photo: [{ fileId: 'f', name: '一.jpg' }] } }]);
    const { sheets } = await opened(bytes);
    expect(sheets.map(({ name }) => name)).toEqual(['记录 表', '开支', '选项', '说明']);
    expect(sheets[0]?.rows[2]?.map(({ text, kind }) => `${kind} ${text}`)).toEqual([
      'text N-1', 'text 1', 'text 在办', 'text =HYPERLINK("http://evil")', 'text 610722194501012383', 'empty ', 'empty ', 'empty ', 'number 12.5', 'empty ', 'text 是', 'text 1 自行求助', 'text 1 自行求助；02', 'empty ', 'empty ', 'empty ', 'text 一.jpg',
    ]);
    const files = unzipSync(bytes);
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).not.toContain('<f>');
    expect(sheet).toContain('<row r="2" hidden="1">');
    expect(sheet).toContain("<formula1>'选项'!$B$2:$B$5</formula1>");
    expect(strFromU8(files['xl/styles.xml'] ?? new Uint8Array())).toContain('formatCode="0.00"');
  });

  it('an empty template has the same columns, and nothing in it counts as a row', async () => {
    const read = await round([]);
    expect([read.records, read.problems]).toEqual([[], []]);
  });

  it.each([
    ['题目day', '2026/1/5', { day: '2026-01-05' }], ['题目day', '2026年1月5日', { day: '2026-01-05' }], ['题目day', { date: '2026-01-05' }, { day: '2026-01-05' }], ['题目at', { date: '08:30:00' }, { at: '08:30' }], ['题目at', '8:30', { at: '08:30' }],
    ['题目moment', '2026/1/5 8:30', { moment: '2026-01-05T08:30:00+08:00' }], ['题目moment', '2026年1月5日 08:30:15', { moment: '2026-01-05T08:30:15+08:00' }], ['题目moment', { date: '2026-01-05T08:30:00' }, { moment: '2026-01-05T08:30:00+08:00' }],
    ['题目moment', { date: '2026-01-05' }, { moment: '2026-01-05T00:00:00+08:00' }], ['题目moment', '2026-01-05T00:30:00Z', { moment: '2026-01-05T00:30:00Z' }], ['题目moment', '2026-02-30 08:30', { moment: '2026-02-30 08:30' }],
    ['题目money', '1,234.50 元', { money: 1234.5 }], ['题目money', 0.30000000000000004, { money: 0.3 }], ['题目idNo', 13800000000, { idNo: '13800000000' }], ['题目kind', 1, { kind: '1' }], ['题目kind', '自行求助', { kind: '1' }],
    ['题目idNo', ' 61072219500319000x', { idNo: '61072219500319000X' }],
    ['题目kinds', '1;x', { kinds: ['1', 'x'] }], ['题目yes', true, { yes: true }], ['题目grade', '不好', { grade: 2 }],
    ['题目period', '2026.1.1至2026.2.1', { period: { start: '2026-01-01', end: '2026-02-01' } }],
  ] as const)('%s takes %j', (title, cell, data) => {
    const read = one(title, cell);
    expect([problemsOf(read), read.records[0]?.data]).toEqual([[], data]);
  });

  it.each([
    ['题目idNo', { raw: '610722194501012000' }, 'A2 number-cut'], ['题目money', { date: '2026-01-05' }, 'A2 number-date'], ['题目money', '很多', 'A2 not-a-number'], ['题目day', 46000, 'A2 date-number'], ['题目day', { date: '1900-01-05' }, 'A2 date-1900'],
    ['题目name', { date: '2026-01-02' }, 'A2 text-date'], ['题目kind', '9', 'A2 no-such-option'], ['题目kind', '其他', 'A2 no-such-option'], ['题目kinds', '1；9', 'A2 no-such-option'], ['题目photo', '一.jpg', 'A2 file'], ['题目period', '2026', 'A2 not-a-range'],
    ['题目where', '这里', 'A2 not-a-place'], ['没有的题', 'x', 'A1 column-unknown'],
  ] as const)('%s refuses %j', (title, cell, expected) => expect(problemsOf(one(title, cell))).toContain(expected));

  it('tells of columns that are there twice, of cells without a title, and of rows of a child table that belong to no row', () => {
    expect(problemsOf(readRecords(typed([['题目name', '题目name'], ['a', 'b', 'c']]), plan))).toEqual(['B1 column-twice', 'C2 no-title']);
    const main = typed([['序号', '题目name'], ['1', 'a'], ['1', 'b']]).sheets;
    const child = typed([['序号', '题目what'], ['1', 'x'], ['7', 'y'], ['', 'z']]).sheets.map((sheet) => ({ ...sheet, name: '开支' }));
    expect(problemsOf(readRecords({ findings: [], sheets: [...main, ...child] }, plan))).toEqual(['A2 row-twice', 'A3 row-unknown', 'A4 row-unknown']);
  });

  it('columns are known by their hidden names when somebody has renamed or moved them', async () => {
    const files = unzipSync(await writeRecords(pack, plan, [{ fixed: {}, data: { name: '甲' } }]));
    files['xl/sharedStrings.xml'] = strToU8(strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array()).replace('题目name', '我的叫法'));
    expect(readRecords(await opened(zipSync(files)), plan).records.map(({ data }) => data)).toEqual([{ name: '甲' }]);
  });

  it('what was changed in rows that are there is told, what is only written another way is not', async () => {
    const data: JsonObject = { name: '李**', kind: '1', day: '2026-01-05', spending: [{ what: '米', paid: 5 }] };
    const shown = { fixed: { no: 'N-1', state: '在办' }, data };
    const [same] = readRecords(await opened(await writeRecords(pack, plan, [shown])), plan).records;
    expect(same && changesIn(same, plan, shown, pack)).toEqual([]);
    const read = readRecords(typed([['编号', '状态', '题目name', '题目kind', '题目day'], ['N-1', '办结', '李四', '自行求助', '2026/1/5']]), plan).records[0];
    expect(read && changesIn(read, plan, shown, pack).map(({ cell, from, to }) => [cell, from, to])).toEqual([['B2', '在办', '办结'], ['C2', '李**', '李四']]);
    const other = readRecords(await opened(await writeRecords(pack, plan, [{ ...shown, data: { ...data, spending: [{ what: '米', paid: 6 }] } }])), plan).records[0];
    expect(other && changesIn(other, plan, shown, pack).map(({ sheet, cell, from, to }) => [sheet, cell, from, to])).toEqual([['开支', 'C3', '5', '6']]);
  });
});
