import { describe, expect, it } from '@jest/globals';
import type { TransformDef } from '@liandong/core/run';
import type { BreakingItem } from '@liandong/server/contract/packs';
import { chosenStep, isSettled, transformPath, withChoice } from './transform-file';

const item = (more: Partial<BreakingItem> = {}): BreakingItem => ({ id: 'r:a:removed', key: 'r:a:removed:0', form: 'f', kind: 'removed', record: 'r', field: 'a', title: 'F · A', detail: '', drafts: 0, sealed: false, proposals: [], ...more });
const read = (text: string | null) => JSON.parse(text ?? 'null') as TransformDef;
const rename = { do: 'rename', field: 'a', to: 'b' } as const;

describe('the transform that is chosen while publishing', () => {
  it('is a file for each version', () => expect(transformPath('1.12.0')).toBe('transforms/from-1-12-0.json'));
  it('begins with the first choice, changes with another one, and is gone with the last', () => {
    const first = read(withChoice(undefined, '1.2.0', 'T', item(), rename));
    expect(first).toEqual({ id: 'from-1-2-0', title: 'T', from: '1.2.0', records: { r: [rename] } });
    expect(chosenStep(first, item())).toEqual(rename);
    const second = read(withChoice(first, '1.2.0', 'T', item(), { do: 'drop', field: 'a' }));
    expect(second.records.r).toEqual([{ do: 'drop', field: 'a' }]);
    expect(withChoice(second, '1.2.0', 'T', item(), undefined)).toBeNull();
  });
  it('leaves what others have chosen alone, also for the same field', () => {
    const kept = { do: 'recode', field: 'a', map: { 1: 2 } } as const;
    const def: TransformDef = { id: 'x', title: 'X', from: '1.2.0', records: { other: [rename], r: [kept] } };
    expect(read(withChoice(def, '1.2.0', 'T', item(), rename))).toEqual({ ...def, records: { other: [rename], r: [kept, rename] } });
    expect(read(withChoice(def, '1.2.0', 'T', item(), undefined)).records.r).toEqual([kept]);
  });
  it('settles options only when each that is gone has become another', () => {
    const options = item({ kind: 'options', gone: [{ value: 1, title: '1' }, { value: 2, title: '2' }] });
    expect(isSettled({ do: 'recode', field: 'a', map: { 1: 'x' } }, options)).toBe(false);
    expect(isSettled({ do: 'recode', field: 'a', map: { 1: 'x', 2: 'x' } }, options)).toBe(true);
    expect([isSettled(undefined, item()), isSettled(undefined, item({ solution: rename })), isSettled(rename, item())]).toEqual([false, true, true]);
  });
});
