import { describe, expect, it } from '@jest/globals';
import { checksCode } from '@liandong/core/compile';
import { aForm, aProgram } from '../testing/index';
import { loadChecks } from './load-checks';

const def = aForm({
  name: { type: 'string', title: '姓名', minLength: 2 },
  day: { type: 'string', title: '日期', format: 'date' },
  tags: { type: 'array', title: '类别', items: { type: 'string' }, uniqueItems: true },
  kind: { title: '种类', const: { a: 1 } },
});
const module = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`;

describe('loading compiled checks', () => {
  it('answers as the compiler does, without it', async () => {
    const checks = await loadChecks(module(checksCode(aProgram([def]).pack.forms)));
    const keywords = (data: object) => checks.f?.(data).map((error) => error.keyword);
    expect(keywords({ name: '𠮷野', day: '2026-02-28', tags: ['a', 'b'], kind: { a: 1 } })).toEqual([]);
    expect(keywords({ name: '𠮷', day: '2026-02-30', tags: ['a', 'a'], kind: { a: 2 } })?.sort()).toEqual(['const', 'format', 'minLength', 'uniqueItems']);
  });
  it('never runs a pattern that backtracks, nor takes one for another', async () => {
    const patterns = { slow: '^(a+)+$', slower: '(x+x+)+y', plain: '^1\\d{10}$' };
    const form = aForm(Object.fromEntries(Object.entries(patterns).map(([id, pattern]) => [id, { type: 'string', title: id, pattern }])));
    const checks = await loadChecks(module(checksCode(aProgram([form]).pack.forms)));
    const wrong = (data: object) => checks.f?.(data).map((error) => error.instancePath).sort();
    expect(wrong({ slow: 'aaa', slower: 'xxy', plain: '13800001234' })).toEqual([]);
    expect(wrong({ slow: `${'a'.repeat(5000)}!`, slower: 'x'.repeat(5000), plain: '2' })).toEqual(['/plain', '/slow', '/slower']);
  });
  it('refuses a script that asks for anything else', async () => {
    await expect(loadChecks(module('export default (require) => require("fs")'))).rejects.toThrow('unknown module');
  });
});
