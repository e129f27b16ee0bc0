import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packFiles } from '../../durable/testing/a-pack';
import { viewModel, subjectModel } from '../../durable/index';
import type { Client } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';

const ID = '610722194501012383';
const OTHER_ID = '61072219500319000X';
const question = (id: string, level: string, more: object = {}) => ({ [`questions/${id}.json`]: JSON.stringify({ id, title: id, property: { type: 'string', 'x-privacy': level }, ...more }) });
const bound = (id: string, level: string) => ({ type: 'string', title: id, 'x-privacy': level, 'x-source': id });

let server: TestServer;
const people = {} as Record<'aide' | 'worker' | 'west' | 'helper', Client>;
let release: string;

/** The sample pack with four questions of the library in its first form: of a contact, a way, an illness, an old address. */
function files(): Record<string, string> {
  const sample = packFiles() as Record<string, string>;
  const form = JSON.parse(sample['forms/apply.json'] ?? '') as { schema: { properties: object } };
  Object.assign(form.schema.properties, { contact: bound('contact', 'L2'), way: bound('way', 'L0'), illness: bound('illness', 'L3'), address: bound('address', 'L1') });
  return { ...sample, 'forms/apply.json': JSON.stringify(form), ...question('contact', 'L2'), ...question('way', 'L0'), ...question('illness', 'L3'), ...question('address', 'L1', { validDays: 30 }) };
}
const ask = (who: Client, data: object = { idNo: ID }, more: object = {}) => who.call('POST /known', { body: { release, formId: 'apply', data, ...more } });
const known = async (who: Client, data?: object, more?: object): Promise<Record<string, unknown>> => {
  const { status, body } = await ask(who, data, more);
  expect(status).toBe(200);
  return Object.fromEntries((body.known as { field: string; value: unknown }[]).map(({ field, value }) => [field, value]));
};
const start = async (data: object): Promise<{ id: string; record: { id: string } }> =>
  (await people.worker.call('POST /works', { body: { packId: 'sample', serviceId: 'help', orgId: 'east', release, data: { name: 'Li Ming', ...data } } })).body;
let record: string;

beforeAll(async () => {
  server = await aServer({ now: '2026-11-24T01:00:00.000Z' });
  await server.seedCounty({
    countyId: 'c1', packs: [files()], units: [{ id: 'east', tier: 'station' }, { id: 'west', tier: 'station' }, { id: 'east1', tier: 'room', parent: 'east' }],
    users: { aide: ['AIDE@east1'], worker: ['WORKER@east'], west: ['WORKER@west'], helper: ['VOLUNTEER@east'] },
  });
  for (const name of ['aide', 'worker', 'west', 'helper'] as const) people[name] = await server.signIn(name);
  release = (await server.deps.packs.inUseAt('c1', 'sample', 'east', server.clock.now())) ?? '';
  await start({ alias: 'older', idNo: ID, contact: 'old', way: 'walk', address: 'Old Street' });
  server.clock.advance(60_000);
  ({ record: { id: record } } = await start({ alias: 'newer', idNo: ` ${ID.toLowerCase()} `.trim(), contact: 'new', illness: 'in confidence' }));
}, 60_000);
afterAll(() => server.stop());

describe('what is known of a person', () => {
  it('is the newest answer to each question, with where and when it was given', async () => {
    expect(await known(people.worker)).toEqual({ contact: 'new', illness: 'in confidence', way: 'walk', address: 'Old Street' });
    const [first] = (await ask(people.worker)).body.known;
    expect(first).toMatchObject({ recordId: record, formTitle: 'form apply', serviceTitle: 'help', recordTitle: expect.stringMatching(/-C-2026-/), isOld: false });
  });

  it('is nothing for somebody whom the form does not name yet, or whom nobody has met', async () => {
    expect([await known(people.worker, {}), await known(people.worker, { idNo: ' ' }), await known(people.worker, { idNo: OTHER_ID })]).toEqual([{}, {}, {}]);
  });

  it('is not of the record that is being filled itself', async () => {
    expect(await known(people.worker, { idNo: ID }, { recordId: record })).toMatchObject({ contact: 'old' });
  });

  it('stays within what somebody reaches', async () => {
    expect([await known(people.west), await known(people.helper), await known(people.aide)]).toEqual([{}, {}, {}]);
    expect((await server.guest.call('POST /known', { body: { release, formId: 'apply', data: {} } })).status).toBe(401);
  });

  it('stays below what somebody may see in full: no masked value is ever offered', async () => {
    server.clock.advance(60_000);
    const room = await people.aide.call('POST /works', { body: { packId: 'sample', serviceId: 'help', orgId: 'east1', release, data: { alias: 'a', name: 'Li Ming', idNo: ID, contact: 'by the aide', illness: 'told the aide' } } });
    expect(room.status).toBe(201);
    expect(await known(people.aide)).toEqual({ contact: 'by the aide' });
    expect(await known(people.worker)).toMatchObject({ illness: 'told the aide' });
  });

  it('is a view when it is sensitive, noted before it is shown', async () => {
    const views = () => viewModel(server.deps.db).find({ countyId: 'c1', where: 'known' }).lean();
    const before = (await views()).length;
    await known(people.worker);
    const after = await views();
    expect(after).toHaveLength(before + 1);
    expect(after.at(-1)).toMatchObject({ byName: 'name of worker', levels: ['L3'] });
    await known(people.aide);
    expect(await views()).toHaveLength(before + 1);
  });

  it('is old after the days that its question is good for', async () => {
    server.clock.set('2027-01-10T01:00:00.000Z');
    people.worker = await server.signIn('worker');
    const old = (await ask(people.worker)).body.known.filter((one: { isOld: boolean }) => one.isOld).map((one: { field: string }) => one.field);
    expect(old).toEqual(['address']);
  });

  it('says which release or form is not there', async () => {
    expect((await ask(people.worker, {}, { release: 'f'.repeat(64) })).body.code).toBe('release.unknown');
    expect((await ask(people.worker, {}, { formId: 'nowhere' })).body.code).toBe('form.unknown');
  });

  it('is gone with the key of the person', async () => {
    await subjectModel(server.deps.db).deleteMany({ countyId: 'c1', index: { $exists: true } });
    expect(await known(people.worker)).toEqual({});
  });
});
