import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Client } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';
import { DRAFT_LIMITS } from './handlers';
import { formDraftModel } from './model';

jest.setTimeout(60_000);
const NOW = '2026-11-24T01:00:00.000Z';

let server: TestServer;
let eva: Client, tom: Client;
beforeAll(async () => {
  server = await aServer({ now: NOW });
  await server.seedCounty({ countyId: 'c1', users: { eva: ['WORKER@east'], tom: ['WORKER@east'] } });
  [eva, tom] = (await Promise.all(['eva', 'tom'].map((name) => server.signIn(name)))) as [Client, Client];
});
afterAll(() => server.stop());

const draft = (data: object, savedAt = NOW, title = 'title') => ({ packId: 'p', release: 'r', title, data, savedAt });
const put = (client: Client, key: string, body: object) => client.call(`PUT /form-drafts/${key}`, { body });

describe('form drafts', () => {
  it('keep any state and come back newest first', async () => {
    await put(eva, 'a', draft({ name: 12, odd: ['x'] }, '2026-11-24T00:10:00.000Z'));
    await put(eva, 'b', draft({}, '2026-11-24T08:20:00.000+08:00'));
    const { body } = await eva.call('GET /form-drafts');
    expect(body.drafts.map((entry: { key: string; savedAt: string }) => [entry.key, entry.savedAt])).toEqual([['b', '2026-11-24T00:20:00.000Z'], ['a', '2026-11-24T00:10:00.000Z']]);
    expect((await eva.call('GET /form-drafts/a')).body.data).toEqual({ name: 12, odd: ['x'] });
  });

  it('say what they are of: a record that is made without a process too', async () => {
    expect((await put(eva, 'of', { ...draft({ name: 'x' }), recordType: 'club', orgId: 'east' })).body).toMatchObject({ key: 'of', recordType: 'club', orgId: 'east' });
    await eva.call('DELETE /form-drafts/of');
  });

  it('are seen by their writer only, whatever the key', async () => {
    await put(eva, 'mine', draft({ secret: 'eva' }));
    expect((await tom.call('GET /form-drafts/mine')).status).toBe(404);
    await put(tom, 'mine', draft({ secret: 'tom' }));
    await tom.call('DELETE /form-drafts/mine');
    expect((await eva.call('GET /form-drafts/mine')).body.data).toEqual({ secret: 'eva' });
    expect((await server.guest.call('GET /form-drafts')).status).toBe(401);
  });

  it('let the later save win, whichever arrives first', async () => {
    const saves = ['2026-11-24T00:30:00.000Z', '2026-11-24T00:50:00.000Z', '2026-11-24T00:40:00.000Z'];
    const answers = await Promise.all(saves.map((savedAt) => put(eva, 'race', draft({ savedAt }, savedAt))));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    expect((await put(eva, 'race', draft({ late: true }, '2026-11-24T00:45:00.000Z'))).body.data).toEqual({ savedAt: saves[1] });
  });

  it('do not let a clock that runs ahead win for ever', async () => {
    expect((await put(eva, 'ahead', draft({ n: 1 }, '2030-01-01T00:00:00.000Z'))).body.savedAt).toBe(NOW);
    expect((await put(eva, 'ahead', draft({ n: 2 }, NOW))).body.data).toEqual({ n: 2 });
  });

  it('are not written over by answers that go on from an earlier one', async () => {
    const later = (data: object, base: string | null, savedAt = NOW) => put(eva, 'two', { ...draft(data, savedAt), base });
    const first = await later({ n: 1 }, null, '2026-11-24T00:10:00.000Z');
    expect((await later({ n: 'other tab' }, null)).body.code).toBe('form-draft.conflict');
    const second = await later({ n: 2 }, first.body.savedAt, '2026-11-24T00:20:00.000Z');
    expect((await later({ n: 'other phone' }, first.body.savedAt)).status).toBe(409);
    expect((await eva.call('GET /form-drafts/two')).body.data).toEqual({ n: 2 });
    // a clock that is slow: later than what it goes on from all the same
    expect((await later({ n: 3 }, second.body.savedAt, '2026-11-24T00:00:00.000Z')).body).toMatchObject({ data: { n: 3 }, savedAt: '2026-11-24T00:20:00.001Z' });
    // handed in or thrown away elsewhere: what was typed since is kept
    await eva.call('DELETE /form-drafts/two');
    expect((await later({ n: 4 }, second.body.savedAt)).body.data).toEqual({ n: 4 });
  });

  it('hold ten thousand rows and letters of every kind', async () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => ({ name: `张${index}👩‍👩‍👧‍👦`, hours: index / 2, note: '\u202eשלום' }));
    expect((await put(eva, 'long', draft({ rows }))).status).toBe(200);
    expect((await eva.call('GET /form-drafts/long')).body.data).toEqual({ rows });
    await eva.call('DELETE /form-drafts/long');
  });

  it('lie sealed in the database and open nowhere else', async () => {
    await put(eva, 'sealed', draft({ name: 'marker-in-data' }, NOW, 'marker-in-title'));
    const stored = await formDraftModel(server.deps.db).find({ key: 'sealed' }).lean();
    expect(Buffer.from(JSON.stringify(stored)).toString()).not.toMatch(/marker/);
    expect(Buffer.concat(stored.map((doc) => Buffer.from((doc.sealed as unknown as { value(): Uint8Array }).value()))).toString('latin1')).not.toMatch(/marker/);
    await formDraftModel(server.deps.db).updateOne({ key: 'sealed' }, { $set: { key: 'moved' } });
    expect((await eva.call('GET /form-drafts/moved')).status).toBe(500);
    await formDraftModel(server.deps.db).deleteOne({ key: 'moved' });
  });

  it('are limited in size and number', async () => {
    expect((await put(eva, 'big', draft({ text: 'x'.repeat(DRAFT_LIMITS.bytes) }))).status).toBe(413);
    const writer = await server.signIn('tom');
    for (let index = 0; index < DRAFT_LIMITS.perWriter; index += 1) await put(writer, `n${index}`, draft({}));
    expect((await put(writer, 'one-more', draft({}))).body.code).toBe('form-draft.too-many');
    expect((await put(writer, 'n0', draft({ changed: true }))).status).toBe(200);
  });

  it('refuse names that mean something to the database', async () => {
    expect((await eva.call('PUT /form-drafts/x', { raw: { type: 'application/json', text: `{"packId":"p","release":"r","title":"t","savedAt":"${NOW}","data":{"$where":"1"}}` } })).status).toBe(400);
    expect((await eva.call('PUT /form-drafts/x', { raw: { type: 'application/json', text: `{"packId":"p","release":"r","title":"t","savedAt":"${NOW}","data":{"__proto__":{"a":1}}}` } })).status).toBe(400);
  });
});
