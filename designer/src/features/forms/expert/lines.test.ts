import { describe, expect, it } from '@jest/globals';
import { brokenLine, lineOf } from './lines';

const text = JSON.stringify({ title: '表', schema: { properties: { a: { type: 'string' }, b: { type: 'number' } } }, rules: [{ id: 'r1', effect: 'check' }, { id: 'r2', effect: 'visible' }] }, null, 2);
const lineWith = (words: string): number => text.split('\n').findIndex((line) => line.includes(words)) + 1;

describe('places in the text of a form', () => {
  it('are found by their pointer', () => {
    expect(lineOf(text, '/schema/properties/b')).toBe(lineWith('"b": {'));
    expect(lineOf(text, '/title')).toBe(2);
  });
  it('are found by the id of an entry', () => expect(lineOf(text, '/rules/r2')).toBe(lineWith('"id": "r2"') - 1));
  it('fall back to what they would stand in', () => expect(lineOf(text, '/schema/properties/gone/title')).toBe(lineWith('"properties": {')));
  it('are the first line of what is empty', () => expect(lineOf('', '/rules/r2')).toBe(1));
});

describe('text that is no JSON', () => {
  it('is told by its line', () => expect(brokenLine('{\n  "a": 1,\n  "b" 2\n}')).toBe(3));
  it('is not what ends well', () => expect(brokenLine(text)).toBeUndefined());
});
