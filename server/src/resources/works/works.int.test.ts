import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { viewModel } from '../../durable/index';
import { packFiles } from '../../durable/testing/a-pack';
import { jobs } from '../../jobs';
import type { Client, Got } from '../../testing/a-client';
import { aServer, type TestServer } from '../../testing/a-server';

const ID_NO = '610722194501012383';
const USERS = {
  aide: ['AIDE@east1'], worker: ['WORKER@east'], head: ['HEAD@east'], helper: ['VOLUNTEER@east'], helper2: ['VOLUNTEER@east'], westworker: ['WORKER@west'], westhead: ['HEAD@west'], office: ['OFFICE@c1'], admin: ['ADMIN@c1'],
};
type Name = keyof typeof USERS;

let server: TestServer;
const people = {} as Record<Name, Client>;
beforeAll(async () => {
  server = await aServer({ now: '2026-11-24T01:00:00.000Z' });
  await server.seedCounty({ users: USERS, packs: [packFiles()] });
  for (const name of Object.keys(USERS) as Name[]) people[name] = await server.signIn(name);
});
afterAll(async () => { await server.stop(); });

const as = (name: Name, route: string, sent: Parameters<Client['call']>[1] = {}): Promise<Got> => people[name].call(route, sent);
const startBody = (more: object = {}) => ({ packId: 'sample', serviceId: 'help', orgId: 'east1', data: { alias: 'a small wish', name: 'Li Ming', idNo: ID_NO, story: 'in confidence', ...more } });
const start = async (): Promise<{ id: string; record: { id: string }; tasks: { id: string }[] }> => (await as('aide', 'POST /works', { body: startBody() })).body;
const runJobs = async (): Promise<void> => { for (const job of jobs) await job.runOnce(server.deps); };
const command = (name: Name, workId: string, body: object, key?: string) => as(name, `POST /works/${workId}/commands`, { body, ...(key ? { key } : {}) });
const offered = async () => {
  const work = await start();
  await command('head', work.id, { type: 'CompleteTask', taskId: work.tasks[0]?.id, outcome: 'pass', data: { opinion: 'fine' } });
  const { body } = await as('helper', 'GET /tasks', { query: { box: 'offers' } });
  return { work, task: body.items.find((item: { workId: string }) => item.workId === work.id) };
};

describe('a piece of work over the API', () => {
  it('starts, waits for the head by due time, comes back with a comment, and shows who did what', async () => {
    const { status, body: work } = await as('aide', 'POST /works', { body: startBody() });
    expect([status, work.status, work.tasks[0].title, work.may]).toEqual([201, 'running', 'check', ['withdraw', 'urge', 'copy']]);
    const { body: todo } = await as('head', 'GET /tasks', { query: { box: 'todo' } });
    const row = todo.items.find((item: { workId: string }) => item.workId === work.id);
    expect(row).toMatchObject({ title: 'check', due: '2026-11-26T01:00:00.000Z', overdue: false, facts: [{ title: 'alias', value: 'a small wish' }] });
    const { body: detail } = await as('head', `GET /tasks/${row.id}`);
    expect(detail.explanation).toMatchObject({ roleTitle: 'role HEAD', found: ['name of head'], before: { by: 'name of aide', nodeTitle: 'write' } });
    expect(detail.returns).toEqual([{ node: 'write', title: 'write', by: 'name of aide' }]);
    await command('head', work.id, { type: 'ReturnTask', taskId: row.id, to: 'write', comment: 'say more', fields: ['story'] });
    const { body: mine } = await as('aide', 'GET /tasks', { query: { box: 'todo' } });
    expect(mine.items[0].returned).toMatchObject({ by: 'name of head', comment: 'say more', fromTitle: 'check' });
    const { body: after } = await as('aide', `GET /works/${work.id}`);
    expect(after.timeline.map((entry: { kind: string; by?: string }) => `${entry.kind} ${entry.by ?? ''}`)).toEqual(['started name of aide', 'completed name of aide', 'returned name of head', 'waiting name of aide']);
    expect((await as('aide', 'GET /tasks/counts')).body).toMatchObject({ todo: 1, overdue: 0 });
  });

  it('applies a repeated submit once and refuses the key for anything else', async () => {
    const [body, key] = [startBody(), 'a-key-of-its-own'];
    const [first, second] = await Promise.all([as('aide', 'POST /works', { body, key }), as('aide', 'POST /works', { body, key })]);
    expect([first.status, second.status, second.body.id]).toEqual([201, 201, first.body.id]);
    expect((await as('aide', 'POST /works', { body: startBody({ alias: 'other' }), key })).body.code).toBe('command.reused');
  });

  it('refuses a start at another unit, of an unknown pack and under a release that is not in use', async () => {
    expect((await as('aide', 'POST /works', { body: { ...startBody(), orgId: 'west' } })).body.code).toBe('work.may-not-start');
    expect((await as('aide', 'POST /works', { body: { ...startBody(), packId: 'nothing' } })).status).toBe(409);
    expect((await as('aide', 'POST /works', { body: { ...startBody(), release: 'f'.repeat(64) } })).body.code).toBe('work.release-closed');
  });

  it('is given to somebody else by an operator only, who must be there, and ended by an operator only', async () => {
    const work = await start();
    const hand = { type: 'ReassignTask', taskId: work.tasks[0]?.id, userId: 'nobody', comment: 'please' };
    expect((await command('aide', work.id, hand)).status).toBe(403);
    expect((await command('head', work.id, hand)).body.code).toBe('access.right-missing');
    expect((await command('office', work.id, hand)).body.code).toBe('work.person-unknown');
    expect((await command('head', work.id, { type: 'TerminateInstance', comment: 'no' })).body.code).toBe('access.right-missing');
    expect((await command('office', work.id, { type: 'TerminateInstance', comment: 'a duplicate' })).body.status).toBe('terminated');
  });
});

describe('who sees what', () => {
  it('does not exist for another station, whatever is asked and done', async () => {
    const work = await start();
    const taskId = work.tasks[0]?.id ?? '';
    const asked = await Promise.all([
      as('westworker', `GET /works/${work.id}`), as('westhead', `GET /tasks/${taskId}`), as('westworker', `GET /records/${work.record.id}`), as('admin', `GET /works/${work.id}`), as('helper', `GET /records/${work.record.id}`),
      command('westhead', work.id, { type: 'CompleteTask', taskId, outcome: 'pass', data: {} }), command('westworker', work.id, { type: 'WithdrawInstance', comment: 'x' }),
    ]);
    const nothing = await Promise.all([as('westworker', 'GET /works/unknown'), as('westhead', 'GET /tasks/unknown'), as('westworker', 'GET /records/unknown')]);
    expect(asked.map(({ status }) => status)).toEqual(Array(7).fill(404));
    expect(asked.slice(0, 3).map(({ body }) => body.code)).toEqual(nothing.map(({ body }) => body.code));
    expect((await as('westworker', 'GET /records')).body.items).toEqual([]);
    expect((await as('westworker', 'GET /works', { query: { box: 'done' } })).body.items).toEqual([]);
  });

  it('shows a record up to the level of the role: masked, left out, or in full with the view noted', async () => {
    const { record } = await start();
    const [aide, worker, head, office] = await Promise.all((['aide', 'worker', 'head', 'office'] as const).map(async (name) => (await as(name, `GET /records/${record.id}`)).body.record));
    expect([aide.data.idNo, aide.data.story, aide.masked]).toEqual([expect.stringContaining('*'), undefined, ['idNo']]);
    expect([worker.data.idNo, worker.data.story]).toEqual([ID_NO, undefined]);
    expect([head.data.idNo, head.data.story]).toEqual([ID_NO, 'in confidence']);
    expect([office.data.name, office.data.alias]).toEqual([expect.stringContaining('*'), 'a small wish']);
    const views = await viewModel(server.deps.db).find({ countyId: 'c1', recordId: record.id }).sort({ seq: 1 }).lean();
    expect(views.map(({ byName, levels }) => [byName, levels]).sort()).toEqual([['name of head', ['L3', 'L4']], ['name of worker', ['L3']]]);
    expect(views.map((view) => view.seq)).toEqual([1, 2]);
  });

  it('never shows sensitive values in full in a list', async () => {
    await start();
    const { body } = await as('head', 'GET /records', { query: { limit: 1 } });
    expect(body.items[0].columns.map((column: { value: string }) => column.value)).toEqual(['a small wish', 'Li Ming', expect.stringContaining('*')]);
    expect(body.next).toBeDefined();
    const second = await as('head', 'GET /records', { query: { limit: 1, cursor: body.next } });
    expect(second.body.items[0].id).not.toBe(body.items[0].id);
  });

  it('shows of an offer its facts only; who takes it on sees the record at his level for that time, and as his own afterwards', async () => {
    const { work, task } = await offered();
    expect(task).toMatchObject({ recordTitle: expect.stringMatching(/^east-C-/), facts: [{ title: 'alias', value: 'a small wish' }] });
    const { body: before } = await as('helper', `GET /tasks/${task.id}`);
    expect([before.record.data, before.timeline, before.explanation.before]).toEqual([{ alias: 'a small wish' }, [], undefined]);
    const { body: claimed } = await command('helper', work.id, { type: 'ClaimTask', taskId: task.id });
    expect(claimed.record.data).toEqual({ alias: 'a small wish', name: expect.stringContaining('*'), idNo: expect.stringContaining('*'), opinion: expect.stringContaining('*') });
    expect((await as('helper2', `GET /works/${work.id}`)).status).toBe(404);
    expect((await command('helper', work.id, { type: 'CompleteTask', taskId: task.id, data: { helper: 'Wang Fang' } })).status).toBe(200);
    expect((await as('helper', 'GET /works', { query: { box: 'done' } })).body.items.map((row: { id: string }) => row.id)).toContain(work.id);
  });

  it('lets who wrote sensitive values correct them when they come back, and keeps them when a masked value is sent back', async () => {
    const work = await start();
    await command('head', work.id, { type: 'ReturnTask', taskId: work.tasks[0]?.id, to: 'write', comment: 'again' });
    const { body: mine } = await as('aide', `GET /works/${work.id}`);
    const taskId = mine.tasks[0].id;
    const { body: detail } = await as('aide', `GET /tasks/${taskId}`);
    expect(detail.record.data).toMatchObject({ idNo: ID_NO, story: 'in confidence' });
    const masked = (await as('aide', `GET /records/${work.record.id}`)).body.record;
    expect(masked.data.idNo).toBe(ID_NO);
    await command('aide', work.id, { type: 'CompleteTask', taskId, data: { alias: 'a bigger wish', name: 'Li Ming', idNo: '6107**********2383' } });
    const { body } = await as('head', `GET /records/${work.record.id}`);
    expect(body.record.data).toMatchObject({ alias: 'a bigger wish', idNo: ID_NO, story: 'in confidence' });
  });
});

describe('messages', () => {
  it('tell who has something to do, once, and are read', async () => {
    const work = await start();
    await runJobs();
    await runJobs();
    const { body } = await as('head', 'GET /inbox');
    const items = body.items.filter((item: { workId: string }) => item.workId === work.id);
    expect(items).toMatchObject([{ kind: 'task-arrived', params: { node: 'check', service: 'help', no: expect.stringMatching(/^east-C-/) } }]);
    await as('head', 'POST /inbox/read', { body: { ids: [items[0].id] } });
    const read = (await as('head', 'GET /inbox')).body.items.find((item: { id: string }) => item.id === items[0].id);
    expect(read.readAt).toBe('2026-11-24T01:00:00.000Z');
    await as('westhead', 'POST /inbox/read', { body: {} });
    expect((await as('head', 'GET /tasks/counts')).body.inbox).toBeGreaterThan(0);
  });

  it('come over the event stream when a list of his has changed', async () => {
    const stop = new AbortController();
    const cookie = [...people.head.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${server.url}/api/v1/events`, { headers: { Cookie: cookie }, signal: stop.signal });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const heard = async (times: number): Promise<void> => {
      while (text.split('event: changed').length <= times) text += (await reader?.read())?.value ?? '';
    };
    await heard(1); // having subscribed: read again, something may have come in between
    await start();
    await heard(2);
    stop.abort();
  });

  it('concern on every server only those whose lists changed', async () => {
    const other = await server.another();
    const counts = { head: 0, westhead: 0 };
    const idOf = async (name: Name): Promise<string> => (await as(name, 'GET /session')).body.userId;
    const waits: { name: Name; times: number; done: () => void }[] = [];
    const told = (name: keyof typeof counts, times: number) => new Promise<void>((done) => {
      if (counts[name] >= times) done();
      else waits.push({ name, times, done });
    });
    for (const name of ['head', 'westhead'] as const) other.deps.changes.subscribe({ countyId: 'c1', userId: await idOf(name), lists: () => {
      counts[name] += 1;
      for (const wait of waits) if (wait.name === name && counts[name] >= wait.times) wait.done();
    } });
    await Promise.all([told('head', 1), told('westhead', 1)]);
    await start();
    await told('head', 2);
    expect(counts.westhead).toBe(1);
  });
});
