/** Dashboards that are open are told when their numbers are others: by real HTTP, with the jobs of the server. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Client } from '@liandong/server/testing';
import { aDataCounty, fill, type DataCounty } from '../bench/data/county';
import { runJobs } from '../support/jobs';
import { listening } from '../support/listening';

jest.setTimeout(60_000);

let county: DataCounty;
beforeAll(async () => {
  county = await aDataCounty();
  await fill(county, 60);
  await runJobs(county.server);
});
afterAll(() => county.server.stop());

const board = async (who: Client): Promise<unknown> => (await who.call('GET /dashboards/reading/overview', { query: { period: 'all' } })).body.tiles.find(({ kind, of }: { kind: string; of?: string }) => kind === 'ranking' && of === 'dimension').rows;

/** A loan of the station is put right: a book of another kind. */
async function correct(who: Client): Promise<void> {
  const { items } = (await who.call('GET /records', { query: { type: 'loan', limit: 1 } })).body;
  const { record } = (await who.call(`GET /records/${items[0].id}`)).body;
  const kind = record.data.kind === 'kid' ? 'sci' : 'kid';
  const { status } = await who.call(`POST /records/${record.id}/commands`, { body: { type: 'CorrectRecord', base: record.version, reason: 'misread', patch: { kind } } });
  expect(status).toBe(200);
  await runJobs(county.server);
}

describe('an open dashboard', () => {
  it('is told of a correction in its reach, and not of others', async () => {
    const [library, here, there] = await Promise.all(['county', 'head-st0', 'head-st1'].map((name) => county.server.signIn(name)));
    if (!library || !here || !there) throw new Error('nobody is there');
    const before = await board(library);
    const [above, own, other] = await Promise.all([library, here, there].map((who) => listening(county.server.url, who)));
    await Promise.all([above, own, other].map((one) => one?.heard('numbers', 1)));
    await correct(here);
    await Promise.all([above?.heard('numbers', 2), own?.heard('numbers', 2)]);
    expect(await board(library)).not.toEqual(before);
    await correct(there);
    await Promise.all([above?.heard('numbers', 3), other?.heard('numbers', 2)]);
    await Promise.all([library, here, there].map((who) => who.call('DELETE /session')));
    await Promise.all([above, own, other].map((one) => one?.ended()));
    expect([above, own, other].map((one) => one?.times('numbers'))).toEqual([3, 2, 2]);
  });

  it('is told by a server other than the one that counted', async () => {
    const second = await county.server.another();
    const head = await county.server.signIn('head-st2');
    const stream = await listening(second.url, head);
    await stream.heard('numbers', 1);
    await correct(head);
    await stream.heard('numbers', 2);
    stream.stop();
  });
});

describe('a stream', () => {
  it('ends when its session does, wherever that was ended, and others go on', async () => {
    const second = await county.server.another();
    const [one, two] = [await county.server.signIn('head-st3'), await county.server.signIn('head-st3')];
    const [first, other] = [await listening(second.url, one), await listening(second.url, two)];
    await Promise.all([first.heard('changed', 1), other.heard('changed', 1)]);
    await one.call('DELETE /session');
    await first.ended();
    await correct(two);
    await other.heard('numbers', 2);
    await two.call('DELETE /sessions');
    await other.ended();
    expect((await two.call('GET /session')).status).toBe(401);
  });
});
