import { beforeAll, describe, expect, it } from '@jest/globals';
import type { FieldSpec } from '../form/types';
import type { Program } from '../pack/program';
import { aProgram } from '../testing/a-pack';
import { displayValue, recordNumber } from './index';

let program: Program;
beforeAll(async () => {
  program = await aProgram();
}, 30_000);
const field = (more: Partial<FieldSpec> = {}): FieldSpec => ({ id: 'x', title: 'X', type: 'string', level: 'L1', required: false, ...more });
const file = { fileId: 'f1', name: '现场.jpg', type: 'image/jpeg', size: 10 };

describe('displayValue', () => {
  it.each<[string, Partial<FieldSpec>, unknown, string]>([
    ['a code by its title', { codes: 'kinds' }, '1', 'Goods'],
    ['a code that is gone as it is', { codes: 'kinds' }, '9', '9'],
    ['a list of codes', { codes: 'kinds', type: 'array' }, ['1', '2'], 'Goods、Service'],
    ['an inline option', { options: [{ value: 'a', title: '甲' }] }, 'a', '甲'],
    ['yes', { type: 'boolean' }, true, '是'],
    ['no', { type: 'boolean' }, false, '否'],
    ['a date', { format: 'date' }, '2026-01-05', '2026年1月5日'],
    ['an instant in local time', { format: 'date-time' }, '2026-01-05T17:30:00Z', '2026年1月6日 01:30'],
    ['text that is no instant', { format: 'date-time' }, 'soon', 'soon'],
    ['money', { format: 'money', type: 'number' }, 1234567.5, '1,234,567.50 元'],
    ['hours', { format: 'hours', type: 'number' }, 1.5, '1.5 小时'],
    ['a number', { type: 'number' }, 3, '3'],
    ['files by name', { type: 'array' }, [file, file], '现场.jpg、现场.jpg'],
    ['a period', { format: 'date-range', type: 'object' }, { start: '2026-01-05', end: '2026-02-28' }, '2026年1月5日至2026年2月28日'],
    ['half a period', { format: 'date-range', type: 'object' }, { start: '2026-01-05' }, ''],
    ['a place', { format: 'location', type: 'object' }, { lat: 33.07, lng: 107.02 }, '纬度 33.07，经度 107.02'],
    ['the rows of a child table', { type: 'array', columns: { n: field({ id: 'n', title: '姓名' }), a: field({ id: 'a', title: '年收入', type: 'number', format: 'money' }) } }, [{ n: '李', a: 5 }, { n: '王', other: 1 }, {}, null], '姓名 李、年收入 5.00 元；姓名 王'],
    ['nothing', {}, null, ''],
    ['an empty list', { type: 'array' }, [], ''],
  ])('shows %s', (_what, spec, value, text) => expect(displayValue(field(spec), value as never, program.pack)).toBe(text));
});

describe('recordNumber', () => {
  it('fills the pattern', () => {
    const from = { orgId: '610722111', countyId: '610722', date: '2026-11-24', seq: 7 };
    expect(recordNumber('{station}-XY-{yyyy}-{seq4}', from)).toBe('610722111-XY-2026-0007');
    expect(recordNumber('{county}{mm}{seq6}', from)).toBe('61072211000007');
    expect(recordNumber('{seq4}', { ...from, seq: 12345 })).toBe('12345');
    expect(recordNumber('{toString}-{seq4}', from)).toBe('{toString}-0007');
  });
});
