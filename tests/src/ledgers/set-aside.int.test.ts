/** What a step has set aside, and steps that are done once more, taken back or broken off. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ledgerBalanceModel, ledgerPostingModel, verifyCounty } from '@liandong/server/durable';
import { aReadingCounty, COUNTY, type ReadingCounty } from './a-reading-county';
import { setAsideFiles } from './set-aside-files';

jest.setTimeout(60_000);

let county: ReadingCounty;
beforeAll(async () => {
  county = await aReadingCounty({}, setAsideFiles());
  await county.agreed('stockIn', { from: 'gift', voucher: 'P-1', books: [{ kind: 'lit', qty: 5, lot: 'a', expiry: '2027-12-31' }, { kind: 'lit', qty: 3, lot: 'b', expiry: '2027-01-31' }] } as never);
});
afterAll(() => county.site.stop());

const sums = async (): Promise<Record<string, number>> => {
  const found: Record<string, number> = {};
  for (const { account, amount } of await ledgerBalanceModel(county.site.deps.db).find({ countyId: COUNTY }).lean()) found[account] = (found[account] ?? 0) + amount;
  return found;
};
const ask = (qty: number) => county.start('stockOut', { reader: 'x', books: [{ kind: 'lit', qty }] } as never);
const act = (who: 'head' | 'clerk', workId: string, body: object) => county.people[who].call(`POST /works/${workId}/commands`, { body });
const taskOf = async (who: 'head' | 'clerk', workId: string): Promise<string> => (await county.people[who].call(`GET /works/${workId}`)).body.tasks[0]?.id ?? 'none';
const kinds = async (workId: string) => (await ledgerPostingModel(county.site.deps.db).find({ countyId: COUNTY, workId }).sort({ entry: 1, _id: 1 }).lean()).map(({ kind, rule, turn, undoes }) => [kind, rule, turn, undoes?.length ?? 0]);

describe('what is set aside', () => {
  it('by the start itself is gone for others, and is what the next step gives out', async () => {
    const workId = await ask(4);
    expect(await sums()).toMatchObject({ stock: 4, kept: 4 });
    await expect(ask(5)).rejects.toThrow('这次要 5 册');
    expect((await county.step('head', workId, {}, 'yes')).status).toBe(200);
    expect(await sums()).toMatchObject({ stock: 4, kept: 0, given: 4 });
  });

  it('goes back when the matter is refused', async () => {
    const workId = await ask(3);
    expect(await sums()).toMatchObject({ stock: 1, kept: 3 });
    expect((await act('head', workId, { type: 'RejectTask', taskId: await taskOf('head', workId), comment: '不合适' })).status).toBe(200);
    expect(await sums()).toMatchObject({ stock: 4, kept: 0 });
  });

  it('is set aside anew, as it is asked for now, when it was sent back', async () => {
    const workId = await ask(2);
    expect((await act('head', workId, { type: 'ReturnTask', taskId: await taskOf('head', workId), to: 'fill', comment: '少领一点', fields: [] })).status).toBe(200);
    expect((await county.step('clerk', workId, { reader: 'x', books: [{ kind: 'lit', qty: 1 }] })).status).toBe(200);
    expect(await kinds(workId)).toEqual([['reserve', 'keep', 0, 0], ['reverse', 'keep', 0, 1], ['reserve', 'keep', 0, 0]]);
    expect(await sums()).toMatchObject({ stock: 3, kept: 1 });
    expect((await county.step('head', workId, {}, 'yes')).status).toBe(200);
  });
});

describe('a step that is done once more', () => {
  it('posts in place of what it had posted; a rule that takes back does so once', async () => {
    const workId = await county.start('lend', { reader: 'x', book: 'one', kind: 'lit', borrowedOn: '2026-11-20', deposit: 20 } as never);
    expect((await county.step('head', workId, {}, 'yes')).status).toBe(200);
    expect((await act('clerk', workId, { type: 'ReturnTask', taskId: await taskOf('clerk', workId), to: 'approve', comment: '再看看', fields: [] })).status).toBe(200);
    expect((await county.step('head', workId, {}, 'yes')).status).toBe(200);
    expect(await sums()).toMatchObject({ cash: 2000, deposits: 2000 });
    expect((await county.step('clerk', workId, { returnedOn: '2026-11-24' })).status).toBe(200);
    expect(await kinds(workId)).toEqual([['post', 'deposit', 0, 0], ['reverse', 'deposit', 0, 1], ['post', 'deposit', 0, 0], ['reverse', 'undo', 0, 1]]);
    expect(await sums()).toMatchObject({ cash: 0, deposits: 0 });
  });

  it('leaves books that the audit finds whole', async () => {
    expect((await verifyCounty(county.site.deps, COUNTY)).problems).toEqual([]);
  });
});
