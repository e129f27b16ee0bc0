import { expect, it } from '@jest/globals';
import { guessedFields } from './policy';

const stored = { idNo: '61072219500319000X', sex: '1', story: 'secret', amount: 5 };
const access = { '*': 'read', note: 'edit', amount: 'read' } as const;
const shown = { data: { idNo: '6107**********000X', amount: 5 }, masked: ['idNo', 'sex'] };

it.each<[string, Record<string, string | number>, string[]]>([
  ['what he sees in full and sends back, or tries to change', { amount: 6 }, []],
  ['the mask he was shown', { idNo: '6107**********000X' }, []],
  ['what he may edit', { note: 'x' }, []],
  ['a field without a value', { other: 'x' }, []],
])('takes %s for no guess', (_what, sent, guessed) => expect(guessedFields(sent, access, stored, shown)).toEqual(guessed));

it.each<[string, Record<string, string>]>([
  ['right', { idNo: stored.idNo, sex: '1', story: 'secret' }], ['wrong', { idNo: 'x', sex: '2', story: 'y' }],
])('answers a guess alike, be it %s', (_what, sent) => expect(guessedFields(sent, access, stored, shown)).toEqual(['idNo', 'sex', 'story']));
