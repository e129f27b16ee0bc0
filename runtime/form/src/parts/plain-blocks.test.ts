import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plainBlocks } from './plain-blocks';

describe('plain text of an author', () => {
  it('becomes headings, lists and paragraphs', () => {
    expect(plainBlocks('# 需要的材料\n- 身份证\n- 户口簿\n\n1. 先填表\n2、再签字\n\n不清楚时\n问社工站')).toEqual([
      { kind: 'heading', text: '需要的材料' }, { kind: 'bullets', items: ['身份证', '户口簿'] },
      { kind: 'numbers', items: ['先填表', '再签字'] }, { kind: 'paragraph', text: '不清楚时\n问社工站' },
    ]);
  });
  it('keeps a year at the start of a line, and markup, as the words they are', () => {
    expect(plainBlocks('2026年起施行\n<b>注意</b>')).toEqual([{ kind: 'paragraph', text: '2026年起施行\n<b>注意</b>' }]);
  });
  it('loses no word', () => {
    fc.assert(fc.property(fc.array(fc.stringMatching(/^[一-十a-z]{1,6}$/), { maxLength: 12 }), fc.constantFrom('\n', '\n\n', '\n- ', '\n# '), (words, between) => {
      const found = plainBlocks(words.join(between)).flatMap((block) => ('items' in block ? block.items : block.text.split('\n')));
      expect(found.join(' ')).toBe(words.join(' '));
    }));
  });
});
