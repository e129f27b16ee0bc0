import { describe, expect, it } from '@jest/globals';
import { isLatin } from '../../parts/pinyin';
import { find } from './find';

const options = [{ value: '101', title: '城固县二里镇' }, { value: '201', title: '二里镇' }, { value: '301', title: '龙头镇 B区' }];
const initials = ['cgxelz', 'elz', 'ltz b'];
const found = (text: string, by: readonly string[] = initials): string[] => find(options, text, by).map((option) => String(option.value));

describe('finding one of many', () => {
  it('shows all for nothing', () => expect(found(' ')).toEqual(['101', '201', '301']));
  it('puts what begins so before what holds it', () => expect(found('二里')).toEqual(['201', '101']));
  it('knows codes, and width and case for the same', () => expect([found('３01'), found('b区')]).toEqual([['301'], ['301']]));
  it('knows pinyin initials once they are there', () => expect([found('elz'), found('elz', [])]).toEqual([['101', '201'], []]));
  it('finds nothing for what is not there', () => expect(found('西安')).toEqual([]));
  it('tells letters that may be pinyin', () => expect(['ELZ', 'elz3', '二', 'b区', '1'].map(isLatin)).toEqual([true, true, false, false, false]));
});
