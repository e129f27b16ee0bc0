import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Client, Got } from '@liandong/server/testing';
import { aReadingCounty, type ReadingCounty } from './a-reading-county';
import { postedIn, wrongBooks } from './recount';

jest.setTimeout(120_000);

let county: ReadingCounty;
let heads: readonly [Client, Client];
beforeAll(async () => {
  county = await aReadingCounty();
  heads = [county.people.head, await (await county.site.another()).signIn('head')];
});
afterAll(() => county.site.stop());

const EACH = 6;
const begun = async (voucher: string): Promise<{ readonly id: string; readonly taskId: string }> => {
  const id = await county.start('stockIn', { from: 'gift', voucher, books: [{ kind: 'lit', qty: 1, lot: 'a', expiry: '2027-12-31' }] } as never);
  return { id, taskId: (await county.people.head.call(`GET /works/${id}`)).body.tasks[0].id as string };
};
const agree = ({ id, taskId }: { readonly id: string; readonly taskId: string }, index: number): Promise<Got> =>
  heads[index % 2 === 0 ? 0 : 1].call(`POST /works/${id}/commands`, { body: { type: 'CompleteTask', taskId, data: {}, outcome: 'yes' } });
const codeOf = ({ status, body }: Got): [number, string | undefined] => [status, body.problems?.[0]?.code];

it('one voucher is posted once when many ask for it at the same moment on two servers; whoever has one of his own is not held up', async () => {
  const works = await Promise.all(Array.from({ length: 2 * EACH }, (_, index) => begun(index < EACH ? 'same' : `own-${index}`)));
  const got = await Promise.all(works.map(agree));
  expect(got.slice(EACH).map(codeOf)).toEqual(Array.from({ length: EACH }, () => [200, undefined]));
  expect(got.slice(0, EACH).map(codeOf).sort()).toEqual([[200, undefined], ...Array.from({ length: EACH - 1 }, () => [422, 'ledger.voucher-twice'])]);

  // and once more, now that it lies there for good
  const late = await Promise.all((await Promise.all(['same', 'last'].map(begun))).map(agree));
  expect(late.map(codeOf)).toEqual([[422, 'ledger.voucher-twice'], [200, undefined]]);
  const { db } = county.site.deps;
  expect([(await postedIn(db)).filter(({ voucher }) => voucher === 'same').length, await wrongBooks(db, ['received'])]).toEqual([1, []]);
});
