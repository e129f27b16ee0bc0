import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inboxModel } from '../inbox/index';
import type { Client } from '../../testing/a-client';
import { readingPack } from '../../testing/a-reading-pack';
import { aServer, type TestServer } from '../../testing/a-server';
import { consentRoundModel, dueConsentsJob } from './index';

let server: TestServer;
let head: Client;
beforeAll(async () => {
  server = await aServer({ now: '2026-06-01T01:00:00.000Z' });
  await server.seedCounty({ packs: [readingPack()], users: { head: ['head@east'], clerk: ['clerk@east'], west: ['clerk@west'] } });
  head = await server.signIn('head');
}, 120_000);
afterAll(() => server.stop());

const make = async (recordType: string, data: object): Promise<string> => {
  const { status, body, text } = await head.call('POST /records', { body: { packId: 'reading', recordType, orgId: 'east', data } });
  expect([status, status === 201 ? '' : text]).toEqual([201, '']);
  return body.record.id;
};
const child = async (name: string, birthDate: string, signedAt = '2026-01-01', signer = 'guardian'): Promise<string> => {
  const id = await make('reader', { name, birthDate, grade: 'M' });
  await make('agreement', { person: id, scopes: ['register', 'club'], signer, signedAt });
  return id;
};
const all = async (servers: readonly TestServer[]): Promise<void> => {
  for (let done = 1; done > 0;) done = Math.max(...(await Promise.all(servers.map(({ deps }) => dueConsentsJob.runOnce(deps)))));
};
const told = async () => (await inboxModel(server.deps.db).find({ kind: 'consent-due' }).sort({ at: 1, _id: 1 }).lean()).map(({ recordId, params, userId }) => ({ recordId, age: params.age, userId }));
let [fourteen, twice, eighteen] = ['', '', ''];

describe('who becomes old enough to be asked himself', () => {
  it('is told of on that day, not before it, to whoever is in charge, once for each age, whichever servers look and however often', async () => {
    fourteen = await child('小满', '2012-06-10');
    eighteen = await child('大满', '2008-06-12', '2026-01-01', 'self');
    await child('老满', '1980-01-01', '2026-01-01', 'self');
    const me = (await head.call('GET /session')).body.userId as string;
    await all([server]);
    expect(await told()).toEqual([]);
    server.clock.set('2026-06-09T15:59:00.000Z');
    await all([server]);
    expect(await told()).toEqual([]);
    server.clock.set('2026-06-09T16:01:00.000Z');
    const two = await server.another();
    await all([server, two]);
    expect(await told()).toEqual([{ recordId: fourteen, age: '14', userId: me }]);
    // a server that begins again in the middle of a round looks at the same ones again
    await consentRoundModel(server.deps.db).updateMany({}, { $set: { at: 'agreement/' } });
    await all([server]);
    server.clock.set('2026-06-13T01:00:00.000Z');
    await all([server, two]);
    await two.stop();
    expect(await told()).toEqual([{ recordId: fourteen, age: '14', userId: me }, { recordId: eighteen, age: '18', userId: me }]);
    head = await server.signIn('head');
    const { items } = (await head.call('GET /inbox')).body;
    expect(items[1]).toMatchObject({ kind: 'consent-due', recordId: fourteen, params: { service: '读者', age: '14', scopes: expect.stringContaining('读书会') } });
    expect(JSON.stringify(items)).not.toMatch(/小满|大满/);
  });

  it('is one person, however often he was entered; who was asked since is not due', async () => {
    twice = await child('双双', '2012-06-20');
    const again = await child('霜霜', '2012-06-20');
    const joined = await head.call(`POST /persons/${twice}/merge`, { body: { other: again, reason: 'one', base: 1, otherBase: 1, take: [] } });
    expect(joined.status).toBe(200);
    await make('agreement', { person: fourteen, scopes: ['register', 'club'], signer: 'self', signedAt: '2026-06-12' });
    server.clock.set('2026-06-21T01:00:00.000Z');
    head = await server.signIn('head');
    await all([server]);
    expect((await told()).filter(({ recordId }) => recordId === twice || recordId === again)).toHaveLength(1);
    const due = (await head.call('GET /persons/due-consents')).body.items.map(({ record }: { record: { id: string } }) => record.id);
    expect(due).toEqual([twice, eighteen]);
  });
});
