import { describe, expect, it } from '@jest/globals';
import { Batch } from './batch';

/** Groups as they were begun; each is answered when the test says so. */
function observed(limits: { most?: number; atOnce?: number; apart?: (item: string) => string } = {}, fails: (group: readonly string[]) => boolean = () => false) {
  const groups: (readonly string[])[] = [];
  const waiting: (() => void)[] = [];
  const batch = new Batch<string, string>(async (group) => {
    groups.push(group);
    await new Promise<void>((resolve) => waiting.push(resolve));
    if (fails(group)) throw new Error(`not ${group.join()}`);
    return group.map((item) => `${item}!`);
  }, { most: 10, atOnce: 1, ...limits });
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  return { batch, groups, turn, answer: async () => { for (const resolve of waiting.splice(0)) resolve(); await turn(); await turn(); } };
}

describe('a batch', () => {
  it('serves one caller at once and gathers those who come while it is under way', async () => {
    const { batch, groups, turn, answer } = observed();
    const first = batch.add('a');
    await turn();
    const others = [batch.add('b'), batch.add('c')];
    await turn();
    expect(groups).toEqual([['a']]);
    await answer();
    expect(groups).toEqual([['a'], ['b', 'c']]);
    await answer();
    expect(await Promise.all([first, ...others])).toEqual(['a!', 'b!', 'c!']);
  });

  it('takes no more together than it may, and never two of one key', async () => {
    const { batch, groups, turn, answer } = observed({ most: 2, apart: (item) => item[0] ?? '' });
    const all = ['a1', 'a2', 'b1', 'c1'].map((item) => batch.add(item));
    await turn();
    await answer();
    await answer();
    expect(groups).toEqual([['a1', 'b1'], ['a2', 'c1']]);
    expect(await Promise.all(all)).toEqual(['a1!', 'a2!', 'b1!', 'c1!']);
  });

  it('that fails is done again one by one: only the one that cannot be done is told so', async () => {
    const { batch, groups, turn, answer } = observed({}, (group) => group.includes('bad'));
    const results = Promise.allSettled(['good', 'bad', 'fine'].map((item) => batch.add(item)));
    await turn();
    await answer();
    await answer();
    expect(groups).toEqual([['good', 'bad', 'fine'], ['good'], ['bad'], ['fine']]);
    expect((await results).map((result) => (result.status === 'fulfilled' ? result.value : String(result.reason)))).toEqual(['good!', 'Error: not bad', 'fine!']);
  });
});
