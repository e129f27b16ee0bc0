import { describe, expect, it } from '@jest/globals';
import type { RegisterCondition, RegisterField, RegisterFilter } from '@liandong/core/run';
import { begun, isWhole, toggled, withCondition, withGroup, withGroupAt, withoutCondition } from './conditions';

const field = (kind: RegisterField['kind']): RegisterField => ({ id: 'f', title: 'F', kind, level: 'L0', from: 'data' });
const FILTER: RegisterFilter = { join: 'any', items: [{ field: 'a', op: 'empty' }, { field: 'b', op: 'filled' }] };

describe('a filter on the screen', () => {
  it('is added to, changed in place and taken from', () => {
    expect(withCondition(FILTER, undefined, { field: 'c', op: 'empty' }).items.map((one) => 'field' in one && one.field)).toEqual(['a', 'b', 'c']);
    expect(withCondition(FILTER, 0, { field: 'c', op: 'empty' }).items.map((one) => 'field' in one && one.field)).toEqual(['c', 'b']);
    expect(withoutCondition(FILTER, 0)).toEqual({ join: 'any', items: [{ field: 'b', op: 'filled' }] });
  });
  it('has groups that mean the other way round, are changed in their place, and go with their last condition', () => {
    const grouped = withGroup(FILTER, { field: 'c', op: 'empty' });
    expect(grouped.items[2]).toEqual({ join: 'all', items: [{ field: 'c', op: 'empty' }] });
    const two = withGroupAt(grouped, 2, withCondition({ join: 'all', items: [{ field: 'c', op: 'empty' }] }, undefined, { field: 'd', op: 'filled' }));
    expect([two.items[0], two.items[2]]).toEqual([FILTER.items[0], { join: 'all', items: [{ field: 'c', op: 'empty' }, { field: 'd', op: 'filled' }] }]);
    expect(withGroupAt(grouped, 2, { join: 'all', items: [] })).toEqual(FILTER);
  });
  it.each<[RegisterField['kind'], string, boolean]>([['choice', 'in', false], ['flag', 'in', true], ['text', 'contains', false], ['number', 'between', false], ['date', 'between', false], ['instant', 'between', false], ['ref', 'in', false]])('begins for %s with %s', (kind, op, whole) => {
    expect([begun(field(kind)).op, isWhole(begun(field(kind)))]).toEqual([op, whole]);
  });
  it.each<[Partial<RegisterCondition>, boolean]>([[{ op: 'between', from: 3, to: 2 }, false], [{ op: 'between', to: 2 }, true], [{ op: 'contains', values: ['  '] }, false], [{ op: 'notIn', values: ['a'] }, true], [{ op: 'within', period: 'today' }, true]])('%j is whole: %s', (condition, whole) => {
    expect(isWhole({ field: 'f', ...condition } as RegisterCondition)).toBe(whole);
  });
  it('takes a value in and out', () => { expect([toggled(['a'], 'b'), toggled(['a', 'b'], 'a')]).toEqual([['a', 'b'], ['b']]); });
});
