import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jobs } from '../../jobs';
import { Approval, type Name } from '../../testing/an-approval';

let stage: Approval;
beforeAll(async () => { stage = await Approval.begin(); });
afterAll(async () => { await stage.server.stop(); });
const ids = (): Approval['ids'] => stage.ids;
const handOver = (by: Name, from: Name, body: object, key?: string) => stage.as(by, `POST /users/${ids()[from]}/hand-over`, { body: { comment: 'she has left', ...body }, ...(key ? { key } : {}) });
const runJobs = async (): Promise<void> => { for (const job of jobs) await job.runOnce(stage.server.deps); };

describe('who leaves', () => {
  it('has all that was his handed over: steps, delegations and questions, each work with its result', async () => {
    const [signing, delegated, asked, untouched] = [await stage.atBoard(), await stage.start(), await stage.start(), await stage.atBoard()];
    const check = await stage.task(delegated.id, 'check');
    await stage.command('worker', delegated.id, { type: 'TransferTask', taskId: check, userId: ids().head2, comment: 'yours' });
    await stage.command('head2', delegated.id, { type: 'DelegateTask', taskId: check, userId: ids().west, comment: 'look' });
    await stage.command('worker', asked.id, { type: 'AskPerson', taskId: await stage.task(asked.id, 'check'), userId: ids().head2, waits: true, comment: 'is it right?' });
    await stage.pass('head2', untouched.id, 'board');
    // he signs beside her: it cannot be his as well
    const beside = await stage.atBoard();
    await stage.command('head', beside.id, { type: 'AddSigners', taskId: await stage.task(beside.id, 'board', 'head'), userIds: [ids().westhead], position: 'before', comment: 'x' });

    expect((await handOver('head', 'head2', { to: ids().westhead })).body.code).toBe('access.right-missing');
    expect((await handOver('office', 'head2', { to: 'nobody' })).body.code).toBe('work.person-unknown');
    expect((await handOver('office', 'head2', { to: ids().head2 })).body.code).toBe('work.person-unknown');
    expect((await stage.as('office', 'POST /users/nobody/hand-over', { body: { to: ids().westhead, comment: 'x' } })).status).toBe(404);
    const { status, body: batch } = await handOver('office', 'head2', { to: ids().westhead }, 'hand-over-once');
    expect([status, batch.what, batch.total]).toEqual([201, 'hand-over', 4]);
    expect((await handOver('office', 'head2', { to: ids().westhead }, 'hand-over-once')).body.id).toBe(batch.id);
    await runJobs();

    const { body } = await stage.as('office', `GET /batches/${batch.id}/items`);
    const results = new Map(body.items.map((item: { workId: string; state: string; reason?: string }) => [item.workId, item.state]));
    expect([signing, delegated, asked, beside, untouched].map((work) => results.get(work.id))).toEqual(['done', 'done', 'done', 'failed', undefined]);
    expect((await stage.as('office', `GET /batches/${batch.id}`)).body).toMatchObject({ done: 3, failed: 1 });
    expect([await stage.todo('head2', signing.id), await stage.todo('westhead', signing.id)]).toEqual([[], ['board']]);
    await stage.command('west', delegated.id, { type: 'CompleteTask', taskId: check, outcome: 'pass', data: {} });
    expect(await stage.todo('westhead', delegated.id)).toEqual(['check']);
    expect((await stage.as('westhead', 'GET /asks')).body.items.map((ask: { workId: string }) => ask.workId)).toEqual([asked.id]);
    expect(await stage.timeline('office', signing.id)).toContain('handed-over office westhead she has left');
    expect(await stage.told('westhead', signing.id)).toEqual(['handed-over office']);
  });

  it('hands over one work too, when an operator of its unit says so', async () => {
    const { id } = await stage.atBoard();
    const body = { type: 'HandOver', from: ids().head, to: ids().westhead, comment: 'ill' };
    expect(await stage.tries('worker', id, body)).toBe('access.right-missing');
    expect(await stage.tries('office', id, { ...body, from: ids().aide })).toBe('process.nothing-to-hand-over');
    expect(await stage.tries('office', id, body)).toBe('ok');
    expect(await stage.todo('westhead', id)).toEqual(['board']);
  });
});
