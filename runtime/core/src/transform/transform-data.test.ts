import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { TransformStep } from '../pack/format';
import type { JsonObject } from '../shared/json';
import { stepsFrom, transformData } from './index';

const ctx = { now: '2026-11-25T00:00:00.000Z' };
const done = (data: JsonObject, ...steps: TransformStep[]) => transformData(steps, data, ctx);

describe('transformData', () => {
  it.each<[string, TransformStep, JsonObject, JsonObject]>([
    ['renames', { do: 'rename', field: 'a', to: 'b' }, { a: 1, x: 2 }, { b: 1, x: 2 }],
    ['renames a column in each row', { do: 'rename', field: 't/a', to: 't/b' }, { t: [{ a: 1 }, { c: 2 }, 'odd'] }, { t: [{ b: 1 }, { c: 2 }, 'odd'] }],
    ['turns options into others, several that become one into one', { do: 'recode', field: 'a', map: { 1: 'x', 2: 'x' } }, { a: ['1', '2', '3'] }, { a: ['x', '3'] }],
    ['turns one option, and leaves others', { do: 'recode', field: 'a', map: { true: 'yes' } }, { a: true }, { a: 'yes' }],
    ['splits, the last one takes the rest', { do: 'split', field: 'a', into: ['b', 'c'], at: ' ' }, { a: '王 小 明' }, { b: '王', c: '小 明' }],
    ['fills what is empty with a value', { do: 'default', field: 'a', value: 5 }, { a: '' }, { a: 5 }],
    ['fills what is empty with what FEEL says of the record', { do: 'default', field: 'a', expression: 'b * 2' }, { b: 4 }, { a: 8, b: 4 }],
    ['fills a cell with what FEEL says of its row', { do: 'default', field: 't/sum', expression: 'n * rate' }, { rate: 2, t: [{ n: 3 }, { n: 1, sum: 9 }] }, { rate: 2, t: [{ n: 3, sum: 6 }, { n: 1, sum: 9 }] }],
    ['leaves what is filled', { do: 'default', field: 'a', value: 5 }, { a: 0 }, { a: 0 }],
    ['makes a number of a text', { do: 'convert', field: 'a', type: 'number' }, { a: ' 12.50 ' }, { a: 12.5 }],
    ['makes a list of one', { do: 'convert', field: 'a', type: 'array' }, { a: 'x' }, { a: ['x'] }],
    ['takes out', { do: 'drop', field: 'a' }, { a: 1, b: 2 }, { b: 2 }],
  ])('%s', (_case, step, before, after) => expect(done(before, step)).toEqual({ data: after, unfit: [] }));

  it.each<[string, TransformStep, JsonObject]>([
    ['a name that is taken by something else', { do: 'rename', field: 'a', to: 'b' }, { a: 1, b: 2 }],
    ['what is no text', { do: 'split', field: 'a', into: ['b', 'c'], at: ' ' }, { a: 12 }],
    ['places that are filled', { do: 'split', field: 'a', into: ['b', 'c'], at: ' ' }, { a: 'x y', c: 'z' }],
    ['what is no number', { do: 'convert', field: 'a', type: 'integer' }, { a: '1.5' }],
    ['several where one is wanted', { do: 'convert', field: 'a', type: 'string' }, { a: ['x', 'y'] }],
    ['a cell that is no number', { do: 'convert', field: 't/a', type: 'number' }, { t: [{ a: '十' }] }],
  ])('tells, and leaves as it is, %s', (_case, step, data) => expect(done(data, step)).toEqual({ data, unfit: [{ field: step.field, do: step.do }] }));

  const names = fc.constantFrom('a', 'b', 'c', 't/a', 't/b');
  const top = fc.constantFrom('a', 'b', 'c');
  const step: fc.Arbitrary<TransformStep> = fc.oneof(
    fc.record({ do: fc.constant('rename' as const), field: names, to: names }),
    fc.record({ do: fc.constant('recode' as const), field: names, map: fc.dictionary(fc.constantFrom('1', 'x', 'true', '__proto__'), fc.constantFrom<string | number>('y', 2)) }),
    fc.record({ do: fc.constant('split' as const), field: top, into: fc.constantFrom<string[]>(['b', 'c'], ['a', 'c']), at: fc.constantFrom(' ', '、') }),
    fc.record({ do: fc.constant('default' as const), field: names, value: fc.constantFrom<string | number | boolean>('z', 0, true) }),
    fc.record({ do: fc.constant('convert' as const), field: names, type: fc.constantFrom('string' as const, 'number' as const, 'integer' as const, 'boolean' as const, 'array' as const) }),
  );
  const value = fc.oneof(fc.constantFrom('1', 'x', 'x y', '王、明', '👩‍👩‍👧', ''), fc.integer(), fc.boolean(), fc.jsonValue({ maxDepth: 2 }));
  const row = fc.dictionary(fc.constantFrom('a', 'b', 'z'), value);
  const data = fc.record({ a: value, b: value, c: value, kept: value, t: fc.oneof(fc.array(fc.oneof(row, fc.constant('odd'))), value) }, { requiredKeys: [] }) as fc.Arbitrary<JsonObject>;

  it('never throws, and leaves fields that no step names alone', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 6 }), data, (steps, before) => {
      expect(transformData(steps, before, ctx).data.kept).toEqual(before.kept);
    }));
  });

  it('done again changes nothing', () => {
    const stable = step.filter((one) => (one.do === 'recode' ? !Object.values(one.map).some((to) => Object.hasOwn(one.map, String(to))) : one.do !== 'split' || !one.into.includes(one.field)));
    fc.assert(fc.property(stable, data, (one, before) => {
      const once = transformData([one], before, ctx);
      expect(transformData([one], once.data, ctx).data).toEqual(once.data);
    }));
  });

  it('loses no value in moving it', () => {
    const moving = fc.record({ do: fc.constant('rename' as const), field: top, to: top });
    const texts = fc.dictionary(top, fc.constantFrom('one', 'two', 'three')) as fc.Arbitrary<JsonObject>;
    fc.assert(fc.property(fc.array(moving, { maxLength: 5 }), texts, (steps, before) => {
      expect(new Set(Object.values(transformData(steps, before, ctx).data))).toEqual(new Set(Object.values(before)));
    }));
  });
});

describe('stepsFrom', () => {
  const drop = (field: string): TransformStep => ({ do: 'drop', field });
  const def = (from: string, field: string) => ({ id: field, title: 'T', from, records: { r: [drop(field)] } });
  const pack = { manifest: { version: '1.10.0' }, transforms: { c: def('1.9.0', 'c'), a: def('1.0.0', 'a'), b: def('1.2.0', 'b'), late: def('1.10.0', 'late') } } as never;
  it('are those of the version and of each one after it, oldest first, up to the pack', () => {
    expect(stepsFrom(pack, '1.2.0', 'r')).toEqual([drop('b'), drop('c')]);
    expect(stepsFrom(pack, '1.10.0', 'r')).toEqual([]);
    expect(stepsFrom(pack, '1.0.0', 'other')).toEqual([]);
  });
});
