import { describe, expect, it } from '@jest/globals';
import { readTest, writeTest } from '../../../dmn';
import type { Column } from './columns';
import type { Kind } from './readables';
import { cellWords, toType, typedFeel } from './words';

const column = (kind: Kind, options: Column['options'] = [], side: Column['side'] = 'input'): Column => ({ side, index: 0, title: '', kind, options });
const codes = [{ value: '1', title: '物品' }, { value: '2', title: '服务' }, { value: 'x', title: '大、小' }];

describe('what is typed into a condition', () => {
  it.each<[string, Kind, string | undefined]>([
    ['500', 'number', '500'], ['1,500', 'number', '1500'], ['>500', 'number', '> 500'], ['大于 500', 'number', '> 500'], ['≥5', 'number', '>= 5'], ['不小于5', 'number', '>= 5'], ['<= -2.5', 'number', '<= -2.5'],
    ['100-500', 'number', '[100..500]'], ['100到500', 'number', '[100..500]'], ['100(不含) 到 500', 'number', '(100..500]'], ['-5', 'number', '-5'], ['1、2', 'number', '1,2'], ['不是1或2', 'number', 'not(1,2)'],
    ['', 'number', '-'], ['任意', 'text', '-'], ['没填', 'date', 'null'], ['填了', 'text', 'not(null)'], ['abc', 'number', undefined], ['>abc', 'number', undefined],
    ['2026-1-5', 'date', 'date("2026-01-05")'], ['早于2026年3月1日', 'date', '< date("2026-03-01")'], ['2026-01-01 到 2026-12-31', 'date', '[date("2026-01-01")..date("2026-12-31")]'],
    ['是', 'boolean', 'true'], ['否', 'boolean', 'false'], ['也许', 'boolean', undefined], ['大于', 'text', '"大于"'], ['=? > params.cap', 'number', '? > params.cap'], ['甲、乙', 'text', '"甲","乙"'],
  ])('%s in a column of %s', (typed, kind, feel) => {
    expect(typedFeel(typed, column(kind))).toBe(feel);
  });

  it('names the choices of a field', () => {
    expect(['物品', '1', '不是 服务', '木头'].map((typed) => typedFeel(typed, column('text', codes)))).toEqual(['"1"', '"1"', 'not("2")', undefined]);
    expect(typedFeel('物品、服务', column('list', codes))).toBe('list contains(?, "1") or list contains(?, "2")');
  });
});

describe('what is typed as a result', () => {
  it.each<[string, Kind, string | undefined]>([['站长', 'text', '"站长"'], ['站长', 'other', '"站长"'], ['3', 'other', '3'], ['3', 'text', '"3"'], ['是', 'boolean', 'true'], ['=amount * 2', 'number', 'amount * 2'], ['x', 'number', undefined], ['', 'number', '']])('%s in a column of %s', (typed, kind, feel) => {
    expect(typedFeel(typed, column(kind, [], 'output'))).toBe(feel);
  });
});

describe('what stands in a cell', () => {
  it.each<[Kind, string]>([['number', '> 500'], ['number', '[1..5)'], ['number', 'not(3)'], ['date', '<= date("2026-01-31")'], ['text', '"甲","乙"'], ['boolean', 'false'], ['text', 'null'], ['number', '? > params.cap'], ['text', '"a、b"'], ['other', '"5"'], ['text', '"x"']])('is changed from what is shown, or as an expression (%s: %s)', (kind, feel) => {
    const at = column(kind, feel === '"x"' ? codes : []);
    expect(typedFeel(toType(feel, at), at)).toBe(feel);
  });

  it('is said in words', () => {
    expect([['number', '> 500'], ['number', '(1..5]'], ['date', '> date("2026-01-31")'], ['boolean', 'true'], ['number', '1,2'], ['number', '? = x']].map(([kind, feel = '']) => cellWords(feel, column(kind as Kind)))).toEqual([
      { text: '大于 500', isFeel: false }, { text: '1(不含) 到 5', isFeel: false }, { text: '晚于 2026-01-31', isFeel: false }, { text: '是', isFeel: false }, { text: '1、2', isFeel: false }, { text: '? = x', isFeel: true },
    ]);
    expect(cellWords('not("1","2")', column('text', codes)).text).toBe('不是 物品、服务');
    const test = readTest('(1..5]');
    expect(test && writeTest(test)).toBe('(1..5]');
  });
});
