import { describe, expect, it } from '@jest/globals';
import { codesFromText } from './codes-from-text';

describe('a code list out of a spreadsheet', () => {
  it('takes code and title from the first two columns', () => expect(codesFromText('01\t低保\t备注\r\n02\t特困\n\n')).toEqual([{ code: '01', title: '低保' }, { code: '02', title: '特困' }]));
  it('numbers a single column', () => expect(codesFromText('甲\n乙')).toEqual([{ code: '1', title: '甲' }, { code: '2', title: '乙' }]));
  it('keeps the first title of a doubled code', () => expect(codesFromText('1,甲\n1,乙')).toEqual([{ code: '1', title: '甲' }]));
});
