import { describe, expect, it } from '@jest/globals';
import { childrenOf, pathTo } from './tree';

const options = [
  { value: '61', title: '陕西' }, { value: '6107', title: '汉中', parent: '61' }, { value: '610722', title: '城固', parent: '6107' }, { value: '99', title: '其他', parent: 'gone' },
  { value: 'a', title: 'A', parent: 'b' }, { value: 'b', title: 'B', parent: 'a' },
];
const names = (found: readonly { title: string }[]): string[] => found.map((one) => one.title);

describe('a tree of codes', () => {
  it('has the items without a parent in the list as its roots', () => expect(names(childrenOf(options, undefined))).toEqual(['陕西', '其他']));
  it('goes down level by level', () => expect([names(childrenOf(options, '61')), childrenOf(options, '610722')]).toEqual([['汉中'], []]));
  it('knows the way to a place', () => expect(names(pathTo(options, '610722'))).toEqual(['陕西', '汉中', '城固']));
  it('ends where a way leads in a circle, and knows no way to what is not there', () => expect([names(pathTo(options, 'a')), pathTo(options, 'x')]).toEqual([['B', 'A'], []]));
});
