import { describe, expect, it } from '@jest/globals';
import { inHalves } from './in-halves';

async function run(items: readonly number[], act: (some: readonly number[]) => void): Promise<{ done: number[]; later: number[]; calls: number }> {
  const found = { done: [] as number[], later: [] as number[], calls: 0 };
  await inHalves(items, {
    act: async (some) => {
      found.calls += 1;
      act(some);
      found.done.push(...some);
    },
    later: async (item) => void found.later.push(item),
    isPassing: (error) => error instanceof RangeError,
  });
  return found;
}
const all = Array.from({ length: 1000 }, (_, index) => index);

describe('many at once, in halves where that fails', () => {
  it('is one call when nothing is wrong, and none for nothing', async () => {
    expect(await run(all, () => undefined)).toEqual({ done: all, later: [], calls: 1 });
    expect(await run([], () => undefined)).toEqual({ done: [], later: [], calls: 0 });
  });

  it('does all but the ones that cannot be done, in their order', async () => {
    const bad = [0, 400, 401, 999];
    const found = await run(all, (some) => { if (some.some((one) => bad.includes(one))) throw new Error('no'); });
    expect(found.later).toEqual(bad);
    expect(found.done).toEqual(all.filter((one) => !bad.includes(one)));
    expect(found.calls).toBeLessThan(100);
  });

  it('does not try again what passes by itself', async () => {
    expect(await run(all, () => { throw new RangeError('later'); })).toEqual({ done: [], later: [], calls: 1 });
  });
});
