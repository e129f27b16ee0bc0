import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { historyModel, ledgerBalanceModel, ledgerPostingModel, verifyCounty } from '@liandong/server/durable';
import { aReadingCounty, COUNTY, type ReadingCounty } from './a-reading-county';

jest.setTimeout(60_000);

let county: ReadingCounty;
let count = 0;
beforeAll(async () => { county = await aReadingCounty(); });
afterAll(() => county.site.stop());

const book = (kind: string, qty: number, lot: string, expiry = '2027-12-31') => ({ kind, qty, lot, expiry });
const bookIn = (books: object[], more: object = {}) => ({ from: 'gift', voucher: `P-${++count}`, books, ...more }) as never;
const balances = async (orgId = 'east'): Promise<Record<string, number>> => {
  const docs = await ledgerBalanceModel(county.site.deps.db).find({ countyId: COUNTY, orgId }).lean();
  return Object.fromEntries(docs.map(({ account, dims, amount }) => [[account, ...Object.values(dims)].join(' '), amount]));
};
const problemOf = (got: { status: number; body: { problems?: { code: string }[] } }) => [got.status, got.body.problems?.[0]?.code];

const out = (qty: number, kind = 'lit') => ({ reader: 'x', books: [{ kind, qty }] }) as never;
const postings = () => ledgerPostingModel(county.site.deps.db).find({ countyId: COUNTY }).sort({ at: 1, _id: 1 }).lean();

describe('a step', () => {
  it('posts what its rule says, in its own commit', async () => {
    const got = await county.agreed('stockIn', bookIn([book('lit', 5, 'a'), book('lit', 3, 'b', '2027-01-31')]));
    expect([got.status, got.body.problems]).toEqual([200, undefined]);
    expect(await balances()).toEqual({ 'stock lit a 2027-12-31': 5, 'stock lit b 2027-01-31': 3, 'received lit': 8 });
    const [posting] = await postings();
    expect(posting).toMatchObject({ ledgerId: 'books', rule: 'in', voucher: 'P-1', node: 'check', byName: expect.any(String), day: '2026-11-24', recordType: 'bookIn', turn: 0, orgIds: ['east'] });
    const entry = await historyModel(county.site.deps.db).findById(posting?.entry).lean();
    expect(entry?.books).toHaveLength(1);
  });

  it('of a station takes nothing from another one', async () => {
    expect(problemOf(await county.agreed('stockOut', out(1), 'west'))).toEqual([422, 'ledger.nothing-there']);
  });

  it('takes what expires first; too much is refused with what there is, and nothing is half done', async () => {
    expect((await county.agreed('stockOut', out(4))).status).toBe(200);
    expect(await balances()).toMatchObject({ 'stock lit a 2027-12-31': 4, 'stock lit b 2027-01-31': 0, 'given lit': 4 });
    const workId = await county.start('stockOut', out(5));
    const refused = await county.step('head', workId, {}, 'yes');
    expect([...problemOf(refused), refused.body.detail]).toEqual([422, 'ledger.below-zero', '“库存”里文学只有 4 册，这次要 5 册，不够']);
    expect((await county.people.head.call(`GET /works/${workId}`)).body.tasks).toHaveLength(1);
    expect(await balances()).toMatchObject({ 'stock lit a 2027-12-31': 4, 'given lit': 4 });
  });

  it('posts a voucher once', async () => {
    count -= 1;
    expect(problemOf(await county.agreed('stockIn', bookIn([book('lit', 5, 'a')])))).toEqual([422, 'ledger.voucher-twice']);
  });

  it('counts: the difference is posted under the step\'s own voucher', async () => {
    const check = (found: number) => county.agreed('stockTake', { books: [{ kind: 'lit', lot: 'a', expiry: '2027-12-31', found }] } as never);
    expect((await check(6)).status).toBe(200);
    expect(await balances()).toMatchObject({ 'stock lit a 2027-12-31': 6, 'received lit': 10 });
    const last = (await postings()).at(-1);
    expect(last).toMatchObject({ kind: 'count', voucher: `${last?.no}-2` });
    const before = (await postings()).length;
    expect((await check(6)).status).toBe(200);
    expect((await postings()).length).toBe(before);
  });

  it('applied twice by one command posts once', async () => {
    const workId = await county.start('stockOut', out(1));
    const { body } = await county.people.head.call(`GET /works/${workId}`);
    const command = { body: { type: 'CompleteTask', taskId: body.tasks[0].id, data: {}, outcome: 'yes' }, key: 'one-key-for-both' };
    const before = (await postings()).length;
    const all = await Promise.all([1, 2, 3].map(() => county.people.head.call(`POST /works/${workId}/commands`, command)));
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await postings()).length).toBe(before + 1);
  });

  it('takes money in, and gives it back when the book comes back', async () => {
    const workId = await county.start('lend', { reader: 'x', book: 'one', kind: 'lit', borrowedOn: '2026-11-20', deposit: 20.5 } as never);
    expect((await county.step('head', workId, {}, 'yes')).status).toBe(200);
    expect(await balances()).toMatchObject({ 'cash gift': 2050, deposits: 2050 });
    expect((await county.step('clerk', workId, { returnedOn: '2026-11-24' })).status).toBe(200);
    expect(await balances()).toMatchObject({ 'cash gift': 0, deposits: 0 });
  });

  it('is in the chain of the history: a posting that was altered is found', async () => {
    const { deps } = county.site;
    expect((await verifyCounty(deps, COUNTY)).problems).toEqual([]);
    const posting = (await postings())[0];
    const change = (amount: number) => ledgerPostingModel(deps.db).updateOne({ _id: posting?._id }, { $set: { 'lines.0.amount': amount } });
    await change(50);
    expect((await verifyCounty(deps, COUNTY)).problems.map(({ what }) => what)).toEqual(['posting']);
    await change(posting?.lines[0]?.amount ?? 0);
    await ledgerBalanceModel(deps.db).updateOne({ countyId: COUNTY, account: 'given' }, { $inc: { amount: 1 } });
    expect((await verifyCounty(deps, COUNTY)).problems.map(({ what }) => what)).toEqual(['balance']);
    await ledgerBalanceModel(deps.db).updateOne({ countyId: COUNTY, account: 'given' }, { $inc: { amount: -1 } });
  });
});
