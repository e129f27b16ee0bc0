import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { registerFields, type CompiledPack } from '@liandong/core/run';
import { searchDefinition, seatOf } from '../../durable/index';
import { insertRows } from '../../durable/testing/many-rows';
import { aServer, type TestServer } from '../../testing/a-server';
import { packForFigures } from '../packs/index';
import { choose, under, type Keys, type Walk } from './choose';
import { leadOf } from './lead';
import { orderOf } from './order';
import type { Register } from './register';
import { listPack } from './testing/a-list-pack';
import { waysOf } from './where';
import { lookForRows } from './within-reason';

let server: TestServer;
let pack: CompiledPack;
const ROWS = 300;
const idOf = (n: number): string => n.toString(16).padStart(8, '0').repeat(4);
const atOf = (n: number): string => new Date(Date.parse('2026-01-01T00:00:00Z') + n * 3_600_000).toISOString();

/** Their pieces are shared, the whole is one's own. */
const NAMES: Readonly<Record<number, string>> = { 7: '张伟康', 8: '张伟明', 9: '李伟康' };

/** Of the newer two thirds every second one is done; of the older half all are high. What is both lies in between. */
const isDone = (n: number): boolean => n >= 100 && n % 2 === 0;
const isHigh = (n: number): boolean => n < 160;
const DONE: Keys = { index: 'cells', keys: ['|@state=done'] };
const HIGH: Keys = { index: 'cells', keys: ['|risk=high'] };
const PLACE: Keys = { index: 'cells', keys: ['|'] };

beforeAll(async () => {
  server = await aServer({ now: '2026-11-24T01:00:00.000Z' });
  await server.seedCounty({ packs: [listPack()] });
  pack = (await packForFigures(server.deps, 'c1', 'lists')) as CompiledPack;
  await insertRows(server.deps, { countyId: 'c1', pack }, Array.from({ length: ROWS }, (_unused, n) => ({
    id: idOf(n), no: `V-${n}`, type: 'visit', orgId: 'east', state: isDone(n) ? 'done' : 'new', by: 'someone', at: atOf(n), data: { name: NAMES[n] ?? 'Li', risk: isHigh(n) ? 'high' : 'low' },
  })));
}, 120_000);
afterAll(() => server.stop());

const within = { countyId: 'c1', packId: 'lists', type: 'visit' };
const walk = (page?: Walk['page']): Walk => ({ deps: server.deps, within, where: { ...within, state: 'done', 'data.risk': 'high' }, ...(page ? { page } : {}) });
const newest = { direction: -1, from: {} } as const;

it('goes for a page where what is asked for lies densest among the newest, though more lies there', async () => {
  expect(await choose(walk(newest), [DONE, HIGH])).toEqual({ ...HIGH, hits: 30 });
});
it('goes for all of it where the least lies', async () => {
  expect(await choose(walk(), [HIGH, DONE])).toEqual(DONE);
});
it('looks from where the page goes on: a key that soon ends there is the one', async () => {
  expect(await choose(walk({ direction: -1, from: { seat: { $lt: seatOf(atOf(120), idOf(120)) } } }), [HIGH, DONE])).toEqual({ ...DONE, isFew: true });
});
it('goes the other way round when the oldest come first', async () => {
  expect(await choose(walk({ direction: 1, from: {} }), [HIGH, DONE])).toEqual({ ...DONE, hits: 30 });
});
it('goes where it went the last time, until a page is not full there', async () => {
  const often = { ...walk(newest), where: { ...walk().where, createdBy: 'someone' } };
  const [first, again] = [await choose(often, [DONE, HIGH]), await choose(often, [DONE, HIGH])];
  expect([first?.hint, again]).toEqual([undefined, { ...first, hint: expect.any(String) }]);
  const search = { where: often.where, within: under({ within }, HIGH), lead: again ?? HIGH, order: orderOf({ fields: new Map() } as unknown as Register, undefined, true) };
  const look = async (limit: number) => (await lookForRows(server.deps, search, { limit })).rows.length;
  expect([await look(20), (await choose(often, [DONE, HIGH]))?.hint]).toEqual([20, again?.hint]);
  expect([await look(31), (await choose(often, [DONE, HIGH]))?.hint]).toEqual([30, undefined]);
});
it('goes nowhere that no longer leads to all of it', async () => {
  const asked = { ...walk(newest), where: { ...walk().where, createdAt: { $gt: '2026' } } };
  const wider: Keys = { index: 'cells', keys: [...HIGH.keys, '|risk=mid'] };
  const [first, anew, again] = [await choose(asked, [DONE, HIGH]), await choose(asked, [DONE, wider]), await choose(asked, [DONE, wider])];
  expect([first, anew]).toMatchObject([HIGH, wider]);
  expect([first?.hint, anew?.hint, again?.hint]).toEqual([undefined, undefined, expect.any(String)]);
});
it('goes straight to those that have all pieces of a word', async () => {
  const { fields: found } = searchDefinition(pack, 'visit');
  const register = { caller: { countyId: 'c1', userId: 'someone', reaches: [] as never[] }, pack, type: 'visit', found, words: ['张伟康'], filter: { join: 'all', items: [] } } as unknown as Register;
  const lead = await leadOf(walk(newest), register, waysOf(server.deps, register));
  expect(lead).toMatchObject({ index: 'search', isFew: true, seats: [seatOf(atOf(7), idOf(7))] });
});
it('counts where nothing is met near by, and takes what there is when there is one key', async () => {
  const none = { ...walk(newest), where: { ...within, no: 'V-0', state: 'done' } };
  expect(await choose(none, [PLACE, HIGH, DONE])).toEqual(DONE);
  expect([await choose(none, [PLACE]), await choose(none, [])]).toEqual([PLACE, undefined]);
});

describe('a page whose hits lie far apart', () => {
  const lookFrom = async (desc: boolean, after: readonly unknown[] | undefined, limit = 100, parts = [10, 20]) => {
    const register = { caller: { countyId: 'c1', userId: 'someone', reaches: [] as never[] }, packId: 'lists', type: 'visit', fields: registerFields(pack, 'visit') } as unknown as Register;
    const search = { where: walk().where, within: under({ within }, HIGH), lead: HIGH, order: orderOf(register, { field: '@created', desc }, true) };
    const { rows, upTo } = await lookForRows(server.deps, search, { limit, after, parts });
    return { found: rows.map(({ _id }) => Number.parseInt(_id.slice(0, 8), 16)), upTo };
  };

  it('ends where enough was looked at, says how far, and goes on from there until all is found, each once', async () => {
    const first = await lookFrom(true, undefined);
    expect([first.found.length, first.upTo]).toEqual([15, seatOf(atOf(130), idOf(130))]);
    const all = [...first.found];
    for (let { upTo } = first; upTo !== undefined;) {
      const next = await lookFrom(true, [upTo]);
      all.push(...next.found);
      ({ upTo } = next);
    }
    expect(all).toEqual(Array.from({ length: 30 }, (_unused, index) => 158 - 2 * index));
  });
  it('may have found nothing by then', async () => {
    expect(await lookFrom(false, undefined)).toEqual({ found: [], upTo: seatOf(atOf(29), idOf(29)) });
  });
  it('is an ordinary one when it is full before', async () => {
    for (const parts of [[10, 20], [1000]]) expect(await lookFrom(true, undefined, 7, parts)).toEqual({ found: [158, 156, 154, 152, 150, 148, 146], upTo: undefined });
  });
});
