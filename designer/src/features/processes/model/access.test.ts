import { describe, expect, it } from '@jest/globals';
import { commonMode, modeOf, setMode, setRest } from './access';

describe('field access of a step', () => {
  it('is by field, else by the rest, else to be filled', () => {
    expect(modeOf([], 'a')).toBe('edit');
    expect(modeOf([{ field: '*', mode: 'read' }], 'a')).toBe('read');
    expect(modeOf([{ field: '*', mode: 'read' }, { field: 'a', mode: 'hide' }], 'a')).toBe('hide');
  });
  it('of a section sets each of its fields, and writes nothing that equals the rest', () => {
    const set = setMode([], ['a', 'b'], 'read');
    expect(set).toEqual([{ field: 'a', mode: 'read' }, { field: 'b', mode: 'read' }]);
    expect(commonMode(set, ['a', 'b'])).toBe('read');
    expect(commonMode(set, ['a', 'c'])).toBeUndefined();
    expect(setMode(set, ['a', 'b'], 'edit')).toEqual([]);
  });
  it('of the rest leaves named fields as they are', () => {
    const set = setRest([{ field: 'a', mode: 'edit' }], 'read');
    expect([modeOf(set, 'a'), modeOf(set, 'b')]).toEqual(['edit', 'read']);
  });
  it('of named fields survives when the rest changes twice', () => {
    const twice = setRest(setRest([{ field: 'a', mode: 'hide' }], 'hide'), 'edit');
    expect(modeOf(twice, 'a')).toBe('hide');
  });
});
