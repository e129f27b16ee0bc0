import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packFiles } from '../../durable/testing/a-pack';
import { verifyCounty } from '../../durable/index';
import { recordModel } from '../../durable/model';
import type { Client } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';

const ID = '610722194501012383';
type Files = Record<string, string>;
interface Item { id: string; key: string; solution?: object }
let server: TestServer;
let aide: Client, policy: Client, office: Client;
let from: string;

/** A form file with its properties changed. */
const changed = (files: Files, path: string, change: (properties: Record<string, Record<string, unknown>>) => void): Files => {
  const form = JSON.parse(files[path] ?? '') as { schema: { properties: Record<string, Record<string, unknown>> } };
  change(form.schema.properties);
  return { [path]: JSON.stringify(form) };
};
const kinds = (...ids: string[]) => ({ type: 'string', title: 'kind', 'x-privacy': 'L0', oneOf: ids.map((id) => ({ const: id, title: `kind ${id}` })) });
const BASE = (() => {
  const files = packFiles() as Files;
  const manifest = JSON.parse(files['pack.json'] ?? '') as { roles: object[] };
  manifest.roles.push({ id: 'POLICY', title: 'policy', tier: 'county', reach: 'own', maxLevel: 'L0', rights: ['design', 'publish'] });
  return { ...files, 'pack.json': JSON.stringify(manifest), ...changed(files, 'forms/apply.json', (properties) => Object.assign(properties, { kind: kinds('a', 'b', 'c'), people: { type: 'string', title: 'people', 'x-privacy': 'L0' } })) };
})();

async function edit(files: Files): Promise<void> {
  const { body } = await policy.call('GET /packs/sample/draft');
  expect((await policy.call('PATCH /packs/sample/draft', { body: { files }, ifMatch: String(body.rev) })).status).toBe(200);
}
const impact = async () => (await policy.call('GET /packs/sample/draft/impact')).body;
const start = async (data: object): Promise<string> => (await aide.call('POST /works', { body: { packId: 'sample', serviceId: 'help', orgId: 'east1', release: from, data } })).body.id;

beforeAll(async () => {
  server = await aServer({ now: '2026-11-24T01:00:00.000Z' });
  await server.seedCounty({ countyId: 'c1', users: { aide: ['AIDE@east1'], policy: ['POLICY@c1'], office: ['OFFICE@c1'] }, packs: [BASE] });
  [aide, policy, office] = (await Promise.all(['aide', 'policy', 'office'].map((name) => server.signIn(name)))) as [Client, Client, Client];
  from = (await server.deps.packs.inUseAt('c1', 'sample', 'east1', server.clock.now())) ?? '';
});
afterAll(() => server.stop());

describe('a form that changes under stored answers', () => {
  let workId: string;
  it('says how many records and drafts each change concerns; what is sealed is not counted by its value', async () => {
    workId = await start({ alias: 'one', name: 'Li Ming', idNo: ID, kind: 'b', people: '12' });
    await start({ alias: 'two', name: 'Wang Fang', kind: 'a', people: '几个' });
    await aide.call('PUT /form-drafts/d1', { body: { packId: 'sample', release: from, serviceId: 'help', orgId: 'east1', title: 't', data: {}, savedAt: server.clock.now() } });
    await edit(changed(BASE, 'forms/apply.json', (properties) => {
      Object.assign(properties, { kind: kinds('a', 'c'), people: { ...properties.people, type: 'integer' }, nick: { ...properties.alias, 'x-privacy': 'L0' }, idNo: { ...properties.idNo, maxLength: 15 } });
      delete properties.alias;
    }));
    const draft = (await policy.call('GET /packs/sample/draft')).body.files as Files;
    const apply = JSON.parse(draft['forms/apply.json'] ?? '') as { schema: { required: string[] } };
    apply.schema.required = ['name', 'nick'];
    const record = { ...(JSON.parse(draft['records/case.json'] ?? '') as object), columns: ['name'] };
    const flow = (draft['processes/flow.bpmn'] ?? '').replaceAll('<liandong:fact field="alias"/>', '');
    await edit({ 'forms/apply.json': JSON.stringify(apply), 'records/case.json': JSON.stringify(record), 'processes/flow.bpmn': flow });
    const { breaking, newest, blocking } = await impact();
    expect([newest, blocking]).toEqual(['1.0.0', []]);
    expect(breaking.map((item: { id: string; records?: number; drafts: number; sealed: boolean }) => [item.id, item.records, item.drafts, item.sealed])).toEqual([
      ['case:alias:removed', 2, 1, false], ['case:idNo:limits:longer', undefined, 1, true], ['case:kind:options', 1, 1, false], ['case:people:type', 2, 1, false],
    ]);
    expect(breaking[0].proposals[0]).toEqual({ do: 'rename', field: 'alias', to: 'nick' });
  });

  it('carries what was chosen along: works that change over have their answers in the new places, and those with no place stay', async () => {
    const steps = [{ do: 'rename', field: 'alias', to: 'nick' }, { do: 'recode', field: 'kind', map: { b: 'c' } }, { do: 'convert', field: 'people', type: 'integer' }];
    await edit({ 'transforms/from-1-0-0.json': JSON.stringify({ id: 'from-1-0-0', title: 'next', from: '1.0.0', records: { case: steps } }) });
    const { breaking } = await impact();
    const left: Item[] = breaking.filter((item: Item) => !item.solution);
    expect(left.map((item) => item.id)).toEqual(['case:idNo:limits:longer']);
    expect(breaking.filter((item: { solution?: object }) => item.solution).map((item: { id: string }) => item.id)).toEqual(['case:alias:removed', 'case:kind:options', 'case:people:type']);
    const { rev } = (await policy.call('GET /packs/sample/draft')).body;
    const to = (await policy.call('POST /packs/sample/releases', { body: { version: '1.1.0', note: 'n', confirmed: left.map(({ key }) => key) }, ifMatch: String(rev) })).body.sha as string;
    const plan = { packId: 'sample', process: 'flow', from, to, nodes: {}, fields: {} };
    const tried = (await office.call('POST /migrations/dry-run', { body: { plan } })).body.items as { workId: string; ok: boolean; reasons: { code: string; path: string }[] }[];
    expect(tried.map((item) => [item.workId === workId, item.ok, item.reasons[0]?.code]).sort()).toEqual([[false, false, 'migration.value-unfit'], [true, true, undefined]]);
    const moved = await office.call('POST /migrations/apply', { body: { plan, comment: 'next', workIds: [workId] } });
    expect(moved.body.items).toMatchObject([{ ok: true }]);
    const row = await recordModel(server.deps.db).findOne({ countyId: 'c1', workId }).lean();
    expect(row?.data).toMatchObject({ nick: 'one', kind: 'c', people: 12 });
    expect(row?.data).not.toHaveProperty('alias');
    expect((await office.call(`POST /works/${workId}/undo-migration`, { body: { comment: 'back' } })).body.reasons[0].code).toBe('migration.rewritten');
    expect((await verifyCounty(server.deps, 'c1')).problems).toEqual([]);
  });
});
