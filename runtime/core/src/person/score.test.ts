import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PersonFace } from './face';
import { similarity, type Compared } from './score';

const one = (face: Partial<PersonFace>, sounds: string[] = [], households?: string[]): Compared => ({ face: { name: '李小明', ...face }, sounds, ...(households ? { households } : {}) });
const codes = (a: Compared, b: Compared): string[] | undefined => similarity(a, b)?.reasons.map(({ code }) => code);
const BORN = { birthDate: '2010-03-04' };

describe('two persons who may be one', () => {
  it.each<[string, Compared, Compared, string, string[]]>([
    ['the same id number, whatever else is written', one({ idNo: 'X1', ...BORN }), one({ name: '王五', idNo: 'X1', birthDate: '1990-01-01' }), 'certain', ['id.same', 'name.other', 'birth.other']],
    ['one name, birthday and telephone', one({ ...BORN, phone: '138', address: 'a' }), one({ ...BORN, phone: '138', address: 'a' }), 'certain', ['name.same', 'birth.same', 'phone.same', 'address.same']],
    ['a name that sounds the same', one(BORN, ['li xiao ming']), one({ ...BORN, name: '黎晓明', region: 'r' }, ['li xiao ming']), 'possible', ['name.sound', 'birth.same']],
    ['day and month the other way round', one({ birthDate: '2010-03-04' }), one({ birthDate: '2010-04-03' }), 'possible', ['name.same', 'birth.swapped']],
    ['a year more', one({ birthDate: '2010-03-04', phone: '1' }), one({ birthDate: '2009-03-04', phone: '1' }), 'likely', ['name.same', 'birth.year', 'phone.same']],
    ['one other character', one(BORN), one({ ...BORN, name: '李大明' }), 'possible', ['name.one', 'birth.same']],
    ['known by an alias', one({ ...BORN, alias: '明明' }), one({ ...BORN, name: '明明' }), 'possible', ['name.alias', 'birth.same']],
  ])('%s', (_what, a, b, likelihood, reasons) => {
    const found = similarity(a, b);
    expect([found?.likelihood, found?.reasons.map(({ code }) => code)]).toEqual([likelihood, reasons]);
    expect(found?.points).toBe(found?.reasons.reduce((sum, { points }) => sum + points, 0));
  });

  it('are not certain when they are twins', () => {
    const home = { ...BORN, phone: '138', address: '二里村三组12号' };
    expect(similarity(one(home, [], ['h']), one({ ...home, name: '李小亮' }, [], ['h']))?.likelihood).toBe('likely');
    expect(similarity(one({ ...home, idNo: 'A' }, [], ['h']), one({ ...home, name: '李小亮', idNo: 'B' }, [], ['h']))).toBeUndefined();
  });

  it('are nobody to think of when only the name is alike', () => {
    expect(codes(one(BORN), one({ birthDate: '1960-01-01' }))).toBeUndefined();
    expect(codes(one({ name: '张伟' }), one({ name: '张三' }))).toBeUndefined();
  });

  it('look alike from either side, and everybody who gave what identifies him looks like himself', () => {
    const text = fc.constantFrom('李小明', '李晓明', '黎明', '王五', '王大五');
    const face = fc.record({ name: text, alias: text, birthDate: fc.constantFrom('2010-03-04', '2010-04-03', '2011-03-04'), idNo: fc.constantFrom('A', 'B'), phone: fc.constantFrom('1', '2'), address: text, sex: fc.constantFrom('1', '2') }, { requiredKeys: ['name'] });
    const compared = fc.record({ face, sounds: fc.subarray(['li ming', 'wang wu']), households: fc.subarray(['h1', 'h2']) }) as fc.Arbitrary<Compared>;
    fc.assert(fc.property(compared, compared, (a, b) => {
      expect(similarity(a, b)?.points).toEqual(similarity(b, a)?.points);
      expect(similarity(a, a)?.likelihood).toBe(a.face.idNo !== undefined ? 'certain' : similarity(a, a)?.likelihood);
      expect(similarity(a, a)).toBeDefined();
    }));
  });
});
