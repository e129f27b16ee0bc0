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
    const last = (await postings()).find(({ kind }) => kind === 'count');
    expect(last).toMatchObject({ rule: 'take', voucher: `${last?.no}-2` });
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
    const change = (amount: number) => ledgerPostingModel(deps.db).updateOne({ _id: posting?._id ?? '' }, { $set: { 'lines.0.amount': amount } });
    await change(50);
    expect((await verifyCounty(deps, COUNTY)).problems.map(({ what }) => what)).toEqual(['posting']);
    await change(posting?.lines[0]?.amount ?? 0);
    await ledgerBalanceModel(deps.db).updateOne({ countyId: COUNTY, account: 'given' }, { $inc: { amount: 1 } });
    expect((await verifyCounty(deps, COUNTY)).problems.map(({ what }) => what)).toEqual(['balance']);
    await ledgerBalanceModel(deps.db).updateOne({ countyId: COUNTY, account: 'given' }, { $inc: { amount: -1 } });
  });
});

describe('the books to look at', () => {
  const get = async (who: 'head' | 'westhead' | 'library' | 'clerk', path: string, query: Record<string, string | number | boolean> = {}) => (await county.people[who].call(`GET /ledgers${path}`, { query })).body;
  it('are listed for who may see them, with the units whose books are open to him', async () => {
    const { ledgers } = await get('head', '');
    expect(ledgers.map((ledger: { ledgerId: string; unit: string; units: { id: string }[] }) => [ledger.ledgerId, ledger.unit, ledger.units.map(({ id }) => id)])).toEqual([['books', '册', ['east']], ['money', '元', ['east']]]);
    expect((await get('library', '')).ledgers[0].units).toHaveLength(3);
  });
  it('tell what there is in words, page by page', async () => {
    const all = (await get('head', '/reading/books/balances')).items;
    expect(all.map((row: { accountTitle: string; amount: number; dims: { text: string }[] }) => [row.accountTitle, row.amount, ...row.dims.map(({ text }) => text)])).toEqual([
      ['库存', 5, '文学', 'a', '2027-12-31'],
    ]);
    expect((await get('head', '/reading/books/balances', { account: 'given' })).items.map((row: { amount: number }) => row.amount)).toEqual([5]);
    const first = await get('head', '/reading/books/balances', { limit: 1, all: true });
    const second = await get('head', '/reading/books/balances', { limit: 1, all: true, cursor: first.next });
    expect([...first.items, ...second.items].map((row: { amount: number }) => row.amount).sort()).toEqual([0, 5]);
    expect((await get('westhead', '/reading/books/balances')).items).toEqual([]);
    expect((await county.people.westhead.call('GET /ledgers/reading/books/balances', { query: { orgId: 'east' } })).status).toBe(403);
  });
  it('tell each posting with its voucher and its step', async () => {
    const { items } = await get('library', '/reading/books/postings', { voucher: 'P-1' });
    expect(items).toEqual([expect.objectContaining({ rule: '入库', step: '复核入库', voucher: 'P-1', orgName: 'unit east', byName: 'name of head' })]);
    const first = await get('library', '/reading/books/postings', { limit: 2 });
    const second = await get('library', '/reading/books/postings', { limit: 2, cursor: first.next });
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(4);
    expect((await get('library', '/reading/books/postings', { period: '2026-10' })).items).toEqual([]);
  });
  it('tell opening + in − out = closing of a month', async () => {
    const sums = (view: { rows: Record<string, unknown>[] }) => view.rows.map(({ title, opening, in: came, out: went, closing }) => [title, opening, came, went, closing]);
    const november = await get('head', '/reading/books/statement');
    expect([november.period, ...sums(november)]).toEqual(['2026-11', ['文学', 0, 10, 5, 5]]);
    county.site.clock.set('2026-12-02T01:00:00.000Z');
    await county.enter();
    expect((await county.agreed('stockOut', out(2))).status).toBe(200);
    expect(sums(await get('head', '/reading/books/statement'))).toEqual([['文学', 5, 0, 2, 3]]);
    expect(sums(await get('library', '/reading/books/statement', { period: '2026-11' }))).toEqual([['文学', 0, 10, 5, 5]]);
    expect(sums(await get('head', '/reading/books/statement', { period: '2026' }))).toEqual([['文学', 0, 10, 7, 3]]);
    expect(sums(await get('head', '/reading/books/statement', { period: 'all' }))).toEqual([['文学', 0, 10, 7, 3]]);
    expect(sums(await get('head', '/reading/money/statement', { period: '2026-11' }))).toEqual([['捐赠', 0, 2050, 2050, 0]]);
  });
  it('come as tables', async () => {
    for (const path of ['statement-sheet', 'stock-sheet']) {
      const got = await county.people.head.call(`GET /ledgers/reading/books/${path}`);
      expect([got.status, got.headers.get('content-type')]).toEqual([200, expect.stringContaining('spreadsheetml')]);
    }
    expect((await county.people.head.call('GET /ledgers/reading/none/statement')).status).toBe(404);
  });
});
