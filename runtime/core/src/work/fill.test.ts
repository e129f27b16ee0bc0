import { beforeAll, describe, expect, it } from '@jest/globals';
import { workingCalendar } from '../org/calendar';
import type { Program } from '../pack/program';
import type { Ctx } from '../shared/ctx';
import type { JsonObject } from '../shared/json';
import { aProgram } from '../testing/a-pack';
import { fill } from './fill';

/* eslint-disable @typescript-eslint/no-explicit-any */
const column = (title: string, more: object = {}) => ({ type: 'string', title, ...more });
const ctx = { now: '2026-01-05T01:00:00.000Z', params: { cap: 500 }, calendar: workingCalendar({}) } as unknown as Ctx;
let program: Program;
const filled = (record: JsonObject, sent: JsonObject, access: Record<string, 'edit' | 'read' | 'hide'> = {}) => fill(program, 'apply', record, sent, access, ctx);
const codes = (record: JsonObject, sent: JsonObject, access = {}): string[] => filled(record, sent, access).problems.map((found) => `${found.code} ${found.path}`);

beforeAll(async () => {
  program = await aProgram({ 'forms/apply.json': (file: any) => {
    file.schema.required = [];
    Object.assign(file.schema.properties, {
      rate: { type: 'number', title: 'Rate', 'x-privacy': 'L1' },
      rows: { type: 'array', title: 'Rows', 'x-privacy': 'L1', items: { type: 'object', properties: { what: column('What'), price: column('Price', { type: 'number' }), cost: column('Cost', { type: 'number', 'x-format': 'money' }), note: column('Note') } } },
    });
    file.rules = [
      { id: 'a', effect: 'calculate', target: 'rows/cost', expression: 'price * rate' },
      { id: 'b', effect: 'readonly', target: 'rows/what', expression: 'price > 100' },
      { id: 'c', effect: 'visible', target: 'rows/note', expression: 'price > 1' },
    ];
    return file;
  } });
}, 30_000);

describe('filling a child table', () => {
  it('takes the table as one value, with its calculated cells and without its hidden ones', () => {
    const { patch, problems } = filled({ rate: 2 }, { rows: [{ what: 'a', price: 1, note: 'x', cost: 99 }, { what: 'b', price: 1.005, note: 'y' }] });
    expect(problems).toEqual([]);
    expect(patch).toEqual({ rows: [{ what: 'a', price: 1, cost: 2 }, { what: 'b', price: 1.005, cost: 2.01, note: 'y' }] });
  });

  it('calculates anew what hangs on another answer, also where the step only shows the table', () =>
    expect(filled({ rate: 2, rows: [{ price: 3, cost: 6 }] }, { rate: 5 }, { '*': 'read', rate: 'edit' }).patch).toEqual({ rate: 5, rows: [{ price: 3, cost: 15 }] }));

  it('leaves a table alone that nobody sent and nothing changes', () => expect(filled({ rate: 2, rows: [{ price: 3, cost: 6 }] }, { kind: '1' }).patch).toEqual({ kind: '1' }));

  it('takes nothing new in a cell that a rule closes', () => {
    const record = { rate: 1, rows: [{ what: 'a', price: 200, cost: 200, note: 'n' }] };
    expect(codes(record, { rows: [{ what: 'b', price: 200, note: 'n' }] })).toEqual(['work.field-not-editable /rows/0/what']);
    expect(codes(record, { rows: [{ what: 'a', price: 300, note: 'n' }] })).toEqual([]);
  });

  it('takes no change of a table that the step only shows', () =>
    expect(codes({ rows: [{ what: 'a' }] }, { rows: [] }, { rows: 'read' })).toEqual(['work.field-not-editable /rows']));

  it('does not hold cells of columns that are gone against who fills the form', () => {
    const record = { rate: 1, rows: [{ what: 'a', old: 1 }] };
    expect(filled(record, { kind: '2' })).toEqual({ patch: { kind: '2' }, problems: [] });
  });

  it('takes a table away', () => expect(filled({ rows: [{ what: 'a' }] }, { rows: null }).patch).toEqual({ rows: null }));
});
