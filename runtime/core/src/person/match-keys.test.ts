import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { askedKeys, matchKeys, type Keyed } from './match-keys';
import { similarity } from './score';

const seal: Keyed['seal'] = (part, text) => (part === 'idNo' || part === 'phone' ? `#${text.length}` : text);
const keyed = (name: string, sounds: string[], birthDate?: string): Keyed => ({ face: { name, ...(birthDate === undefined ? {} : { birthDate }) }, sounds, seal });
const found = (kept: Keyed, asked: Keyed): boolean => {
  const { close, wide } = askedKeys(asked);
  return matchKeys(kept).some((key) => close.includes(key) || wide.includes(key));
};

describe('keys by which doubles are found', () => {
  it('hold no id number and no telephone in plain', () => {
    const keys = matchKeys({ face: { name: '李', idNo: '610722194501012383', phone: '13800001234' }, sounds: ['li'], seal });
    expect(keys).toEqual(['i:#18', 'p:#11', 'n:li']);
  });
  it.each([['2010-03-04', '2010-04-03'], ['2010-03-04', '2009-03-04'], ['2010-03-04', '2011-03-04'], ['2010-03-04', '2010-03-04']])('find %s by %s', (kept, asked) => {
    expect(found(keyed('王', ['wang'], kept), keyed('李', ['li'], asked))).toBe(true);
  });
  it('find a name of which one character is another one, in the year', () => {
    expect(found(keyed('李小明', ['li xiao ming'], '2010-03-04'), keyed('李大明', ['li da ming'], '2010-11-30'))).toBe(true);
    expect(found(keyed('李小明', ['li xiao ming'], '2010-03-04'), keyed('李大明', ['li da ming'], '1999-11-30'))).toBe(false);
  });
  it('find everybody who scores by his name or birthday', () => {
    const chars: Record<string, string> = { 李: 'li', 黎: 'li', 小: 'xiao', 晓: 'xiao', 明: 'ming', 王: 'wang' };
    const name = fc.array(fc.constantFrom(...Object.keys(chars)), { minLength: 2, maxLength: 3 }).map((all) => all.join(''));
    const person = fc.tuple(name, fc.constantFrom('2010-03-04', '2010-04-03', '2011-03-04', '2010-09-09')).map(([text, born]) => keyed(text, [[...text].map((char) => chars[char]).join(' ')], born));
    fc.assert(fc.property(person, person, (a, b) => {
      if (similarity(a, b)) expect(found(a, b)).toBe(true);
    }));
  });
});
