import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { workingCalendar } from '../org/index';
import type { CompiledPack } from '../pack/program';
import { aField, aProgram } from '../testing/a-pack';
import { cellsOf, checkFilter, dayStart, filterWords, keyedFields, keysFor, matchesFilter, ME, registerFields, resolveFilter, type RegisterCondition, type RegisterFilter, type RegisterPeriod, type RegisterRow } from './index';

const CALENDAR = workingCalendar();
let pack: CompiledPack;
const filter = (...items: RegisterCondition[]): RegisterFilter => ({ join: 'all', items });
const ROW: RegisterRow = {
  state: 'registered', orgId: 'st', path: ['county'], no: 'ST-A-2026-0001', createdBy: 'ann', createdAt: '2026-11-25T17:00:00.000Z', occurredAt: '2026-11-20T01:00:00.000Z',
  data: { name: 'Li Hua', kind: '1', amount: 100, birthDate: '1950-03-19' },
};
const met = (condition: RegisterCondition, row = ROW, sees: (level: string) => boolean = () => true): boolean =>
  matchesFilter(row, resolveFilter(filter(condition), { today: '2026-11-26', userId: 'ann' }), { fields: registerFields(pack, 'aid'), calendar: CALENDAR, sees });

beforeAll(async () => { ({ pack } = await aProgram({ 'forms/apply.json': (form: { schema: { properties: Record<string, unknown> } }) => { form.schema.properties.urgent = aField('Urgent', { type: 'boolean' }); return form; } })); });

describe('fields of a register', () => {
  it('are what lies in the open up to L2, and what every record has', () => {
    const fields = registerFields(pack, 'aid');
    expect([...fields.keys()].sort()).toEqual(['@created', '@no', '@occurred', '@owner', '@state', '@unit', 'amount', 'birthDate', 'kind', 'name', 'opinion', 'urgent'].sort());
    expect(fields.get('kind')).toMatchObject({ kind: 'choice', options: [{ value: '1', title: 'Goods' }, { value: '2', title: 'Service' }] });
  });
});

describe('a filter that cannot be asked', () => {
  const codes = (...conditions: RegisterCondition[]): string[] => checkFilter(registerFields(pack, 'aid'), filter(...conditions)).map(({ code, path }) => `${code} ${path}`);
  it.each<[RegisterCondition, string]>([
    [{ field: 'idNo', op: 'contains', values: ['6'] }, 'register.field'], [{ field: 'nothing', op: 'empty' }, 'register.field'], [{ field: 'constructor', op: 'empty' }, 'register.field'],
    [{ field: 'kind', op: 'between', from: 1 }, 'register.op'], [{ field: 'kind', op: 'in', values: ['9'] }, 'register.value'], [{ field: 'kind', op: 'in' }, 'register.no-value'],
    [{ field: 'amount', op: 'between' }, 'register.no-value'], [{ field: 'amount', op: 'between', from: '1' }, 'register.bound'], [{ field: 'amount', op: 'between', from: 2, to: 1 }, 'register.upside-down'],
    [{ field: 'birthDate', op: 'between', from: '2026-02-30' }, 'register.bound'], [{ field: 'birthDate', op: 'within' }, 'register.no-value'], [{ field: 'urgent', op: 'in', values: ['true'] }, 'register.value'],
  ])('%j', (condition, code) => { expect(codes(condition)).toEqual([`${code} /filter/items/0`]); });
  it('says where, in a group too', () => {
    expect(checkFilter(registerFields(pack, 'aid'), { join: 'all', items: [{ join: 'any', items: [{ field: 'kind', op: 'empty' }, { field: 'x', op: 'empty' }] }] })[0]?.path).toBe('/filter/items/0/items/1');
  });
});

describe('what a condition means', () => {
  it.each<[RegisterCondition, boolean]>([
    [{ field: 'kind', op: 'in', values: ['1', '2'] }, true], [{ field: 'kind', op: 'notIn', values: ['1'] }, false], [{ field: 'urgent', op: 'empty' }, true], [{ field: 'amount', op: 'between', from: 100, to: 100 }, true],
    [{ field: 'amount', op: 'between', to: 99.99 }, false], [{ field: 'birthDate', op: 'between', to: '1950-12-31' }, true], [{ field: '@created', op: 'within', period: 'today' }, true],
    [{ field: '@occurred', op: 'within', period: 'today' }, false], [{ field: '@occurred', op: 'within', period: 'thisMonth' }, true], [{ field: '@owner', op: 'in', values: [ME] }, true],
    [{ field: '@unit', op: 'in', values: ['county'] }, true], [{ field: '@unit', op: 'notIn', values: ['st'] }, false], [{ field: 'name', op: 'contains', values: ['Hua'] }, true],
  ])('%j is %s', (condition, expected) => { expect(met(condition)).toBe(expected); });
  it('is not met by what the reader may not see, turned round or not', () => {
    const sees = (level: string): boolean => level < 'L2';
    expect([met({ field: 'name', op: 'filled' }, ROW, sees), met({ field: 'name', op: 'empty' }, ROW, sees), met({ field: 'kind', op: 'filled' }, ROW, sees)]).toEqual([false, false, true]);
  });
});

it('reads as a sentence', () => {
  const ctx = { pack, fields: registerFields(pack, 'aid'), names: (_ref: unknown, id: string) => `<${id}>` };
  expect(filterWords({ join: 'all', items: [{ field: '@occurred', op: 'within', period: 'thisMonth' }, { field: 'kind', op: 'in', values: ['1'] }] }, ctx)).toBe('发生日期在本月，且Kind是Goods');
  expect(filterWords({ join: 'all', items: [{ field: '@owner', op: 'in', values: [ME, 'bo'] }, { join: 'any', items: [{ field: 'amount', op: 'between', from: 5, to: 9 }, { field: 'name', op: 'contains', values: ['Li'] }] }] }, ctx))
    .toBe('负责人是我或<bo>，且（Amount从5.00 元到9.00 元，或Name里有“Li”）');
});

it('has periods that begin and end on whole days, and days that begin where their zone says', () => {
  const of = (period: RegisterPeriod, today: string) => resolveFilter(filter({ field: '@created', op: 'within', period }), { today, userId: '' }).items[0];
  expect(of('lastQuarter', '2026-02-10')).toMatchObject({ from: '2025-10-01', to: '2025-12-31' });
  expect(of('thisWeek', '2026-11-29')).toMatchObject({ from: '2026-11-23', to: '2026-11-29' });
  expect(of('lastMonth', '2024-03-31')).toMatchObject({ from: '2024-02-01', to: '2024-02-29' });
  expect(dayStart(CALENDAR, '2026-11-26')).toBe('2026-11-25T16:00:00.000Z');
  expect(dayStart(workingCalendar({ timeZone: 'America/St_Johns' }), '2026-03-08')).toBe('2026-03-08T03:30:00.000Z');
});

const condition = fc.oneof(
  fc.record({ field: fc.constant('kind'), op: fc.constant('in' as const), values: fc.uniqueArray(fc.constantFrom('1', '2'), { minLength: 1 }) }),
  fc.record({ field: fc.constant('@state'), op: fc.constant('in' as const), values: fc.uniqueArray(fc.constantFrom('registered', 'granted'), { minLength: 1 }) }),
  fc.record({ field: fc.constant('@occurred'), op: fc.constant('between' as const), from: fc.constantFrom('2026-01-01', '2026-06-15'), to: fc.constantFrom('2026-06-20', '2026-12-31') }),
);
const row = fc.record({ state: fc.constantFrom('registered', 'granted'), kind: fc.constantFrom('1', '2', undefined), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) })
  .map(({ state, kind, month, day }): RegisterRow => ({ ...ROW, state, data: kind === undefined ? {} : { kind }, occurredAt: new Date(Date.UTC(2026, month - 1, day, 20)).toISOString() }));
it('finds under its keys whatever meets a condition', () => {
  fc.assert(fc.property(row, condition, (record, asked) => {
    const keys = keysFor(keyedFields(pack, 'aid'), asked, ['st']);
    if (met(asked, record)) expect(cellsOf(keyedFields(pack, 'aid'), record).some((cell) => keys?.includes(cell))).toBe(true);
  }));
});
