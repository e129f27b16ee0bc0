import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Client } from '@liandong/server/testing';
import { verifyCounty } from '@liandong/server/durable';
import { COUNTY, Together } from '../support/together';

jest.setTimeout(60_000);

let county: Together;
let [max, kim]: [Client?, Client?] = [];
beforeEach(async () => {
  county = await Together.begin();
  [max, kim] = [await county.site.signIn('max'), await county.site.signIn('kim')];
});
afterEach(() => county.site.stop());

const call = async (route: string, body?: unknown) => {
  const got = await max?.call(route, body === undefined ? {} : { body });
  return got ?? Promise.reject(new Error('nobody is signed in'));
};
/** Pages of one batch each. */
async function batchesOneByOne(most: number): Promise<string[]> {
  const found: string[] = [];
  for (let next: string | undefined; found.length < most; ) {
    const page = await max?.call('GET /batches', { query: { limit: 1, ...(next === undefined ? {} : { cursor: next }) } });
    found.push(...page?.body.items.map(({ id }: { id: string }) => id));
    next = page?.body.next;
  }
  return found;
}
const standing = async (workId: string) => (await call(`GET /works/${workId}/standing`)).body as { tokens: { token: string; node: string; waitsFor: string[]; targets: { node: string }[] }[]; vars: { name: string; value: unknown }[] };
const tokenOf = async (workId: string): Promise<string> => (await standing(workId)).tokens[0]?.token ?? '';
/** Ten minutes in which the outbox tries again and again. */
async function untilGivenUp(): Promise<void> {
  for (let round = 0; round < 9; round += 1) {
    await county.run();
    county.site.clock.advance(700_000);
  }
}
const timeline = async (workId: string): Promise<string> => JSON.stringify((await county.site.deps.db.collection('history').find({ workId }).sort({ seq: 1 }).toArray()).map((entry) => entry.events));

describe('an operator', () => {
  it('sees what was given up with its cause in Chinese, and has it done again when the cause is mended', async () => {
    const sender = await county.start('send', 'r7');
    await untilGivenUp();
    const { items } = (await call('GET /incidents')).body;
    expect(items).toMatchObject([{ workId: sender, kind: 'effect', code: 'process.message-unmatched', cause: '现在没有在等消息“paper”', serviceTitle: 'service send', orgName: 'unit st', stopped: true, attempts: 8 }]);
    const waits = await county.start('wait', 'r7');
    const path = `POST /incidents/${items[0].id}/retry`;
    expect((await call(path, { comment: ' ' })).status).toBe(422);
    expect((await call(path, { comment: 'the receiver is there now' })).body).toEqual({ state: 'queued' });
    await county.run();
    expect([(await county.stateOf(waits)).open, (await call('GET /incidents')).body.items]).toEqual([['read'], []]);
    expect(await timeline(sender)).toContain('OperationNoted');
    expect(await timeline(sender)).not.toContain('the receiver is there now');
  });

  it('drops what needs nothing more: it is not tried again', async () => {
    await county.start('send', 'r8');
    await county.run();
    const [incident] = (await call('GET /incidents')).body.items;
    expect((await call(`POST /incidents/${incident.id}/resolve`, { comment: 'sent by hand' })).body).toEqual({ state: 'done' });
    const waits = await county.start('wait', 'r8');
    await untilGivenUp();
    expect([(await county.stateOf(waits)).open, (await call('GET /incidents')).body.items]).toEqual([[], []]);
  });

  it('lets a waiting step pass, puts a token elsewhere, corrects a variable', async () => {
    const [skipped, moved] = [await county.start('wait', 'r1'), await county.start('wait', 'r2')];
    expect((await standing(skipped)).tokens).toMatchObject([{ node: 'await', waitsFor: ['message'] }]);
    const token = await tokenOf(skipped);
    expect((await call(`POST /works/${skipped}/repairs`, { type: 'SkipStep', token, vars: {}, comment: '' })).status).toBe(400);
    expect((await call(`POST /works/${skipped}/repairs`, { type: 'SkipStep', token, vars: { paper: 'by hand' }, comment: 'came by hand' })).body).toMatchObject({ tokens: [{ node: 'read' }], vars: expect.arrayContaining([{ name: 'paper', value: 'by hand' }]) });
    const { tokens } = await standing(moved);
    expect(tokens[0]?.targets.map(({ node }) => node).sort()).toEqual(['got', 'read', 'write']);
    expect((await call(`POST /works/${moved}/repairs`, { type: 'MoveToken', token: tokens[0]?.token, to: 'begin', comment: 'x' })).body).toMatchObject({ code: 'process.move-target', status: 409 });
    expect((await call(`POST /works/${moved}/repairs`, { type: 'MoveToken', token: tokens[0]?.token, to: 'got', comment: 'not needed' })).body).toMatchObject({ status: 'completed' });
    const edited = await county.start('wait', 'r3');
    expect((await call(`POST /works/${edited}/repairs`, { type: 'SetVariables', vars: { outcome: 'fine' }, comment: 'typing error' })).body.vars).toContainEqual({ name: 'outcome', value: 'fine' });
    const told = (await call(`GET /works/${skipped}`)).body.timeline as { kind: string; node?: string; by?: string; comment?: string }[];
    expect(told.find(({ kind }) => kind === 'skipped')).toMatchObject({ node: 'await', by: 'name of max', comment: 'came by hand' });
    expect((await call(`GET /works/${moved}`)).body.timeline).toContainEqual(expect.objectContaining({ kind: 'moved', node: 'await', to: 'got', comment: 'not needed' }));
    expect((await verifyCounty(county.site.deps, COUNTY)).problems).toEqual([]);
  });

  it('does the same to many works: each has its own result, and the same request again is the same batch', async () => {
    const works = [await county.start('wait', 'r1'), await county.start('wait', 'r2'), await county.start('send', 'r9')];
    const begin = { body: { what: 'terminate', workIds: works, comment: 'the programme has ended' }, key: 'batch-of-three' };
    const [first, again] = [await max?.call('POST /batches', begin), await max?.call('POST /batches', begin)];
    expect([first?.status, first?.body]).toMatchObject([201, { total: 3, done: 0, failed: 0 }]);
    expect(again?.body.id).toBe(first?.body.id);
    await county.run();
    expect((await call(`GET /batches/${first?.body.id}`)).body).toMatchObject({ total: 3, done: 2, failed: 1 });
    const { items } = (await call(`GET /batches/${first?.body.id}/items`)).body;
    expect(items).toMatchObject([{ workId: works[0], state: 'done' }, { workId: works[1], state: 'done' }, { workId: works[2], state: 'failed', reason: '这件事已办结，不能再操作' }]);
    expect(items[0].serviceTitle).not.toBe('');
    county.site.clock.advance(1000);
    const { body: later } = await call('POST /batches', { what: 'retry', comment: 'again' });
    expect(await batchesOneByOne(2)).toEqual([later.id, first?.body.id]);
    const other = await kim?.call(`GET /batches/${first?.body.id}`);
    expect(other?.status).toBe(403);
    expect(JSON.stringify(await county.site.deps.db.collection('batches').find().toArray())).not.toContain('programme');
  });

  it('hands the steps of somebody who leaves to another', async () => {
    const work = await county.start('listen', 'r1');
    await county.start('send', 'r1');
    await county.run();
    const [ann, may] = [await county.actor('ann'), await county.actor('may')];
    const task = (await county.onRecordOf(work)).flatMap(({ state }) => Object.keys(state.tasks))[0] ?? '';
    await county.command(work, 'ann', { type: 'ClaimTask', taskId: task });
    const { body } = await call('POST /batches', { what: 'reassign', from: ann.userId, to: may.userId, comment: 'leaves us' });
    await county.run();
    expect((await call(`GET /batches/${body.id}`)).body).toMatchObject({ total: 1, done: 1, failed: 0 });
    expect(Object.values((await county.onRecordOf(work))[0]?.state.tasks ?? {})[0]?.assignee).toBe(may.userId);
  });
});

describe('a work that has called a process', () => {
  it('shows its people one matter: the step that is open there, and what was done there', async () => {
    const work = await county.start('visit', 'r1');
    await county.run();
    const ann = await county.site.signIn('ann');
    const open = (await ann.call(`GET /works/${work}`)).body;
    expect(open).toMatchObject({ id: work, status: 'running', tasks: [{ node: 'look', title: 'look', mine: false }] });
    await county.complete(work, 'look', 'kim', { outcome: 'bad' });
    await county.run();
    const after = (await ann.call(`GET /works/${work}`)).body as { tasks: { node: string }[]; timeline: { kind: string; node?: string }[] };
    expect(after.tasks.map(({ node }) => node)).toEqual(['again']);
    expect(after.timeline.map(({ kind, node }) => `${kind} ${node ?? ''}`.trim())).toEqual(['started', 'completed write', 'completed look', 'waiting again']);
    expect((await ann.call('GET /works', { query: { box: 'started' } })).body.items.map(({ id }: { id: string }) => id)).toEqual([work]);
  });
});
