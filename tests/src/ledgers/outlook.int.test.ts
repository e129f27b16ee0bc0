/** What a form tells of the books while it is filled in: what there is, what would be taken, and lots that are chosen by name. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ledgerBalanceModel } from '@liandong/server/durable';
import { aReadingCounty, COUNTY, type ReadingCounty, type Who } from './a-reading-county';

jest.setTimeout(60_000);

let county: ReadingCounty;
let release = '';
beforeAll(async () => {
  county = await aReadingCounty();
  release = (await county.people.clerk.call('GET /services')).body.services[0].release;
  await county.agreed('stockIn', { from: 'gift', voucher: 'P-1', books: [{ kind: 'lit', qty: 5, lot: 'a', expiry: '2027-12-31' }, { kind: 'lit', qty: 3, lot: 'b', expiry: '2027-01-31' }, { kind: 'lit', qty: 2, lot: 'old', expiry: '2026-01-31' }, { kind: 'kid', qty: 4, lot: 'k', expiry: '2027-01-31' }] } as never);
});
afterAll(() => county.site.stop());

interface Lot { dims: { text: string }[]; amount: number; taken: number; expired: boolean; answers: Record<string, string> }
interface Offer { rule: string; account: string; row?: number; asked?: number; have: number; short?: string; isPicked: boolean; isNamed: boolean; place: { text: string }[]; lots: Lot[] }
const ask = (data: object, serviceId = 'stockOut', who: Who = 'clerk') => county.people[who].call('POST /ledgers/outlook', { body: { at: { release, serviceId, orgId: 'east' }, data } });
const offers = async (books: object[], serviceId?: string): Promise<Offer[]> => (await ask({ books }, serviceId)).body.offers;
const lots = ({ lots: found }: Offer) => found.map(({ dims, amount, taken, expired }) => [dims.map(({ text }) => text).join(' '), amount, taken, expired]);
const stock = async (lot: string) => (await ledgerBalanceModel(county.site.deps.db).findOne({ countyId: COUNTY, account: 'stock', 'dims.lot': lot }).lean())?.amount;

describe('a form that takes from the books', () => {
  it('says what there is before anything is answered, and by which answers it is asked again', async () => {
    const { body } = await ask({});
    expect(body.fields).toEqual(['books']);
    expect(body.offers).toMatchObject([{ ledger: '图书账', unit: '册', rule: '发放', account: '库存', table: 'books', have: 12, place: [] }]);
    expect(body.offers[0].lots).toHaveLength(4);
  });

  it('proposes what expires first, and keeps what is over apart', async () => {
    const [offer] = await offers([{ kind: 'lit', qty: 4 }]);
    expect(offer).toMatchObject({ row: 0, asked: 4, have: 8, isPicked: true, isNamed: false, place: [{ text: '文学' }] });
    expect(lots(offer as Offer)).toEqual([['b 2027-01-31', 3, 3, false], ['a 2027-12-31', 5, 1, false], ['old 2026-01-31', 2, 0, true]]);
    expect(offer?.lots[1]?.answers).toEqual({ lot: 'a', expiry: '2027-12-31' });
  });

  it('counts one row after the other, and says in words where it is too much', async () => {
    const [first, second] = await offers([{ kind: 'lit', qty: 7 }, { kind: 'lit', qty: 2 }]);
    expect([first?.short, second?.have]).toEqual([undefined, 1]);
    expect(second?.short).toBe('“库存”里文学没过期的只有 1 册，这次要 2 册；另有 2 册已经过期，不能发');
    expect((await offers([{ kind: 'sci', qty: 1 }]))[0]?.short).toBe('“库存”里没有科普，这次要 1 册');
  });

  it('takes the lot that is named instead, and the step posts just that', async () => {
    const named = [{ kind: 'lit', qty: 2, lot: 'a', expiry: '2027-12-31' }];
    const [offer] = await offers(named);
    expect(offer).toMatchObject({ have: 5, isNamed: true });
    expect(lots(offer as Offer)[0]).toEqual(['a 2027-12-31', 5, 2, false]);
    expect((await county.agreed('stockOut', { books: named } as never)).status).toBe(200);
    expect([await stock('a'), await stock('b')]).toEqual([3, 3]);
    expect((await offers([{ kind: 'lit', qty: 9, lot: 'a', expiry: '2027-12-31' }]))[0]?.short).toContain('只有 3 册');
  });

  it('is told of a stock-take what the books say, and nothing is short', async () => {
    const [offer] = await offers([{ kind: 'lit', lot: 'a', expiry: '2027-12-31', found: 99 }], 'stockTake');
    expect(offer).toMatchObject({ rule: '盘点', have: 3, asked: 99 });
    expect(offer?.short).toBeUndefined();
    expect(await offers([{ kind: 'lit', qty: 1, lot: 'z', expiry: '2027-12-31' }], 'stockIn')).toEqual([]);
  });

  it('tells who has the step too, from what he sends in alone', async () => {
    const workId = await county.start('stockOut', { books: [{ kind: 'kid', qty: 9 }] } as never);
    const taskId = (await county.people.head.call(`GET /works/${workId}`)).body.tasks[0].id;
    const at = { workId, taskId };
    const told = await county.people.head.call('POST /ledgers/outlook', { body: { at, data: { books: [{ kind: 'kid', qty: 9 }] } } });
    expect(told.body.offers[0]).toMatchObject({ asked: 9, have: 4, short: '“库存”里少儿只有 4 册，这次要 9 册，不够' });
    expect((await county.people.head.call('POST /ledgers/outlook', { body: { at, data: {} } })).body.offers[0].asked).toBeUndefined();
    for (const who of ['clerk', 'westhead'] as const) expect((await county.people[who].call('POST /ledgers/outlook', { body: { at, data: {} } })).status).toBe(404);
  });

  it('is told to nobody who may not start it there', async () => {
    expect((await ask({}, 'stockOut', 'westclerk')).status).toBe(403);
    expect((await ask({}, 'none')).body.code).toBe('work.service-unknown');
  });
});
