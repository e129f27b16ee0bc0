import { describe, expect, it } from '@jest/globals';
import type { FieldSpec, Json, JsonObject } from '@liandong/core/run';
import fc from 'fast-check';
import { amountsIn, looksStored, openAmounts, storedAmounts } from './amounts';

const spec = (id: string, more: Partial<FieldSpec> = {}): FieldSpec => ({ id, title: id, type: 'string', level: 'L1', required: false, ...more });
const money = (id: string): FieldSpec => spec(id, { type: 'number', format: 'money' });
const AMOUNTS = amountsIn([spec('name'), money('pay'), spec('costs', { type: 'array', columns: { what: spec('what'), paid: money('paid') } }), spec('photos', { type: 'array' })]);
const opened = (data: JsonObject): JsonObject => Object.fromEntries(Object.entries(data).map(([field, value]) => [field, openAmounts(value)]));

describe('money at rest', () => {
  it('is integer fen that says so, in fields and in cells; nothing else is changed', () => {
    const data = { name: '7', pay: 1250.5, costs: [{ what: '1', paid: 0.29 }, { what: '2' }, { paid: null }], photos: [{ fileId: 'f' }], n: 3 };
    const stored = storedAmounts(data, AMOUNTS);
    expect(stored).toEqual({ ...data, pay: { 'fen@1': 125_050 }, costs: [{ what: '1', paid: { 'fen@1': 29 } }, { what: '2' }, { paid: null }] });
    expect(opened(stored)).toEqual(data);
  });

  it('comes back as it was, whatever the amounts are', () => {
    const yuan = fc.integer({ min: -1e12, max: 1e12 }).map((fen) => fen / 100);
    fc.assert(fc.property(yuan, fc.array(fc.record({ what: fc.string(), paid: fc.oneof(yuan, fc.constant(null)) }, { requiredKeys: [] })), (pay, costs) => {
      const data = { pay, costs } as JsonObject;
      expect(opened(storedAmounts(data, AMOUNTS))).toEqual(data);
    }));
  });

  it('is rounded half up, and left alone where it is no amount', () => {
    expect(storedAmounts({ pay: 1.005 }, AMOUNTS)).toEqual({ pay: { 'fen@1': 101 } });
    for (const pay of [null, '12', [1], 1e13, { a: 1 }] as Json[]) expect(storedAmounts({ pay, costs: pay }, AMOUNTS)).toEqual({ pay, costs: pay });
  });

  it('reads what lies there as plain 元, and hands on what has no money in it', () => {
    const rows = [{ what: '1', paid: 0.29 }];
    expect([openAmounts(1250.5), openAmounts(rows), openAmounts({ lat: 1, lng: 2 }), openAmounts(null)]).toEqual([1250.5, rows, { lat: 1, lng: 2 }, null]);
    expect(openAmounts(rows)).toBe(rows);
  });

  it.each<[unknown, boolean]>([[{ 'fen@1': 1 }, true], [{ 'fen@1': 'x' }, true], [[{ 'fen@1': 1 }], true], [[{ a: { 'fen@1': 1 } }], true], [[{ a: 1 }, 2, null], false], [{ a: 1 }, false], ['fen@1', false], [null, false]])('%j looks stored: %s', (value, is) => expect(looksStored(value)).toBe(is));
});
