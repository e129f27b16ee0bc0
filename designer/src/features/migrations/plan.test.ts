import { describe, expect, it } from '@jest/globals';
import { chosenIn, isConcerned, stepRows } from './plan';

const release = (version: string, running: number) => ({ sha: version, version, running }) as never;
const pack = { id: 'p', title: 'P', releases: [release('3.0.0', 4), release('2.0.0', 1), release('1.0.0', 7)] };
const choose = (query: string) => {
  const { from, to } = chosenIn([pack], new URLSearchParams(query));
  return [from?.version, to?.version];
};

describe('what is moved', () => {
  it('is at first what most still runs on, to the newest', () => expect(choose('')).toEqual(['1.0.0', '3.0.0']));
  it('is what the address says', () => expect(choose('from=3.0.0&to=2.0.0')).toEqual(['3.0.0', '2.0.0']));
  it('never goes to where it comes from', () => {
    expect(choose('from=3.0.0')).toEqual(['3.0.0', '2.0.0']);
    expect(choose('from=2.0.0&to=2.0.0')).toEqual(['2.0.0', undefined]);
  });
});

describe('the table of steps', () => {
  const node = (from: string, waiting: number, to?: string, byHand = false) => ({ from, title: from, waiting, byHand, ...(to === undefined ? {} : { to }) });
  const rows = stepRows([node('a', 0, 'a'), node('b', 2, 'b'), node('c', 3), node('d', 0), node('e', 0, 'f', true)], [{ id: 'x', title: 'X', type: 'user-task' }, { id: 'y', title: 'Y', type: 'end-event' }], new Map([['c', 'user-task']]));
  it('begins with works that have no place', () => expect(rows.map((row) => row.from)).toEqual(['c', 'b', 'd', 'a', 'e']));
  it('offers what is of the same kind', () => expect(rows[0]?.targets).toEqual([{ value: 'x', label: 'X' }]));
  it('is about where works stand, and what was chosen by hand', () => expect(rows.filter(isConcerned).map((row) => row.from)).toEqual(['c', 'b', 'e']));
});
