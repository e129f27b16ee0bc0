import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packFiles } from '../../durable/testing/a-pack';
import { verifyCounty } from '../../durable/index';
import { Refusal } from '../../platform/http/refusal';
import { installPack } from '../packs/index';
import type { Client, Got } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';

const USERS = { aide: ['AIDE@east1'], worker: ['WORKER@east'], head: ['HEAD@east'], office: ['OFFICE@c1'] };
type Name = keyof typeof USERS;

let server: TestServer;
const people = {} as Record<Name, Client>;
let [from, to]: string[] = [];
const as = (name: Name, route: string, sent: Parameters<Client['call']>[1] = {}): Promise<Got> => people[name].call(route, sent);
const plan = (more: object = {}) => ({ packId: 'sample', process: 'flow', from, to, nodes: {}, fields: {}, ...more });

/** The next version: the check has another id, the note that reminds comes after three days under another id, the opinion has another name. */
function nextVersion(): ReturnType<typeof packFiles> {
  const files = packFiles('2.0.0');
  const bpmn = String(files['processes/flow.bpmn']).replaceAll('"check"', '"review"').replaceAll('"nudge"', '"remind"').replace('>P1D<', '>P3D<');
  return { ...files, 'processes/flow.bpmn': bpmn, 'forms/review.json': String(files['forms/review.json']).replace('"opinion"', '"remark"') };
}
beforeAll(async () => {
  server = await aServer({ now: '2026-11-24T01:00:00.000Z' });
  await server.seedCounty({ users: USERS, packs: [packFiles()] });
  for (const name of Object.keys(USERS) as Name[]) people[name] = await server.signIn(name);
  from = await server.deps.packs.inUseAt('c1', 'sample', 'east1', server.clock.now());
  // the opinion has another name and no transform takes it along: that is what is tried here
  const install = (confirmed: readonly string[]) => installPack(server.deps, 'c1', nextVersion(), { publish: true, confirmed });
  const asked = await install([]).catch((error: unknown) => (error instanceof Refusal ? error.problems.map(({ params }) => String(params.key)) : Promise.reject(error as Error)));
  to = (Array.isArray(asked) ? await install(asked) : undefined)?.release?.sha ?? '';
});
afterAll(async () => { await server.stop(); });

const start = async (alias: string): Promise<string> => {
  const { body } = await as('aide', 'POST /works', { body: { packId: 'sample', serviceId: 'help', orgId: 'east1', release: from, data: { alias, name: 'Li Ming', story: 'in confidence' } } });
  return body.id;
};
const taskOf = async (workId: string): Promise<{ id: string; node: string; title: string }> => (await as('head', `GET /works/${workId}`)).body.tasks[0];
const codes = (result: { reasons: { code: string; path: string }[] }): string[] => result.reasons.map((reason) => `${reason.code} ${reason.path}`);

describe('moving running works to another release', () => {
  it('begins with which step is which, and how many works stand there', async () => {
    await start('one');
    const { body } = await as('office', 'POST /migrations/map', { body: plan() });
    expect(body.running).toBe(1);
    expect(body.nodes.find((node: { from: string }) => node.from === 'check')).toEqual({ from: 'check', title: 'check', byHand: false, waiting: 1 });
    expect(body.nodes.find((node: { from: string }) => node.from === 'write')).toMatchObject({ to: 'write', waiting: 0 });
    expect(body.targets.map((node: { id: string }) => node.id)).toContain('review');
  });

  it('is tried first: every work says what is in its way, nothing is changed', async () => {
    const { body } = await as('office', 'POST /migrations/dry-run', { body: { plan: plan() } });
    expect(body.items.map(codes)).toEqual([['migration.node-gone /check']]);
    const free = await as('office', 'POST /migrations/dry-run', { body: { plan: plan({ nodes: { check: 'review' } }) } });
    expect(free.body.items).toMatchObject([{ ok: true, reasons: [], orgName: 'unit east1' }]);
    expect((await taskOf(body.items[0].workId)).node).toBe('check');
  });

  it('moves each as a whole, once, and goes on under the new release; the history stays proven', async () => {
    const workId = await start('two');
    const body = { plan: plan({ nodes: { check: 'review', nudge: 'remind' } }), comment: 'new rules', workIds: [workId] };
    const first = await as('office', 'POST /migrations/apply', { body, key: 'move-two' });
    expect(first.body).toMatchObject({ items: [{ workId, ok: true }] });
    const again = await as('office', 'POST /migrations/apply', { body, key: 'move-two' });
    expect(again.body).toEqual(first.body);
    const other = await as('office', 'POST /migrations/apply', { body });
    expect(other.body.items.map(codes)).toEqual([['migration.other-release ']]);
    const task = await taskOf(workId);
    expect(task.node).toBe('review');
    const work = (await as('head', `GET /works/${workId}`)).body;
    expect([work.release, work.version]).toEqual([to, '2.0.0']);
    const done = await as('head', `POST /works/${workId}/commands`, { body: { type: 'CompleteTask', taskId: task.id, outcome: 'pass', data: { remark: 'fine' } } });
    expect([done.status, done.body.record.stateTitle]).toEqual([200, 'state open']);
    expect((await verifyCounty(server.deps, 'c1')).problems).toEqual([]);
  });

  it('is taken back as long as nothing has happened since', async () => {
    const workId = await start('three');
    const apply = () => as('office', 'POST /migrations/apply', { body: { plan: plan({ nodes: { check: 'review' } }), comment: 'new rules', workIds: [workId] } });
    await apply();
    const undone = await as('office', `POST /works/${workId}/undo-migration`, { body: { comment: 'too early' } });
    expect(undone.body).toMatchObject({ workId, ok: true });
    expect((await taskOf(workId)).node).toBe('check');
    expect((await as('head', `GET /works/${workId}`)).body.release).toBe(from);
    expect(codes((await as('office', `POST /works/${workId}/undo-migration`, { body: { comment: 'again' } })).body)).toEqual(['migration.moved-on ']);
    await apply();
    const task = await taskOf(workId);
    await as('head', `POST /works/${workId}/commands`, { body: { type: 'ClaimTask', taskId: task.id } });
    expect(codes((await as('office', `POST /works/${workId}/undo-migration`, { body: { comment: 'too late' } })).body)).toEqual(['migration.moved-on ']);
    expect((await verifyCounty(server.deps, 'c1')).problems).toEqual([]);
  });

  it('is the operator\'s, between releases of the pack', async () => {
    expect((await as('worker', 'POST /migrations/dry-run', { body: { plan: plan() } })).status).toBe(403);
    expect((await as('office', 'POST /migrations/dry-run', { body: { plan: plan({ to: 'f'.repeat(64) }) } })).body.code).toBe('release.unknown');
    expect((await as('office', 'POST /migrations/dry-run', { body: { plan: plan({ nodes: { $where: 'x' } }) } })).status).toBe(400);
  });
});
