import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Approval } from '../../testing/an-approval';

const HOUR = 3_600_000;
let stage: Approval;
beforeAll(async () => { stage = await Approval.begin(); });
afterAll(async () => { await stage.server.stop(); });
const ids = (): Approval['ids'] => stage.ids;
const counts = async (name: Parameters<Approval['as']>[0]) => (await stage.as(name, 'GET /tasks/counts')).body;
const copiedTo = async (name: Parameters<Approval['as']>[0], workId: string) =>
  (await stage.as(name, 'GET /works', { query: { box: 'copied' } })).body.items.filter((row: { id: string }) => row.id === workId).map((row: { unread?: boolean }) => row.unread === true);

describe('asking somebody', () => {
  it('keeps the step from being completed until he has answered, who sees the work for so long', async () => {
    const { id, record } = await stage.start();
    const taskId = await stage.task(id, 'check');
    const ask = { type: 'AskPerson', taskId, userId: ids().west, waits: true, comment: 'is it the same man?' };
    expect(await stage.tries('office', id, ask)).toBe('process.not-candidate');
    expect((await stage.as('west', `GET /works/${id}`)).status).toBe(404);
    expect(await stage.tries('worker', id, ask)).toBe('ok');
    expect(await stage.pass('worker', id, 'check')).toBe('process.waits-for-answer');

    const { body: { items } } = await stage.as('west', 'GET /asks');
    expect(items).toMatchObject([{ workId: id, taskId, by: 'name of worker', question: 'is it the same man?', nodeTitle: 'check', waits: true }]);
    expect([(await counts('west')).asks, (await counts('head')).asks]).toEqual([1, 0]);
    const [mine] = (await stage.work('west', id)).asks;
    expect(mine).toMatchObject({ id: items[0].id, workId: id, mine: 'asked', may: ['answer'], open: true });
    expect(await stage.detail('worker', taskId)).toMatchObject({ waitsFor: 'answer', asks: [{ mine: 'asker', may: ['end'], to: 'name of west' }] });

    const answer = { type: 'AnswerAsk', askId: mine.id, comment: 'it is' };
    expect(await stage.tries('head', id, answer)).toBe('process.not-asked');
    expect(await stage.tries('west', id, answer)).toBe('ok');
    expect([(await stage.as('west', 'GET /asks')).body.items, (await counts('west')).asks]).toEqual([[], 0]);
    expect((await stage.as('west', `GET /works/${id}`)).status).toBe(404);
    expect((await stage.detail('worker', taskId)).asks).toMatchObject([{ open: false, answer: 'it is', may: [] }]);
    expect(await stage.pass('worker', id, 'check')).toBe('ok');
    expect((await stage.timeline('worker', id)).slice(2, 4)).toEqual(['asked worker west is it the same man?', 'answered west worker it is']);
    const stored = JSON.stringify(await stage.server.deps.db.collection('history').find({ recordId: record.id }).toArray());
    expect([stored.includes('Asked'), stored.includes('the same man'), stored.includes('it is')]).toEqual([true, false, false]);
    expect(await stage.told('west', id)).toEqual(['asked worker']);
    expect(await stage.told('worker', id)).toEqual(['answered west', 'task-arrived']);
  });

  it('shows who sees only what is public his question, and no other word', async () => {
    const { id } = await stage.start();
    const taskId = await stage.task(id, 'check');
    for (const [name, comment] of [['helper', 'can you drive?'], ['head', 'between us']] as const) await stage.command('worker', id, { type: 'AskPerson', taskId, userId: ids()[name], waits: false, comment });
    const work = await stage.work('helper', id);
    expect(work.asks.map(({ question }: { question?: string }) => question ?? null)).toEqual(['can you drive?', null]);
    expect(JSON.stringify(work)).not.toContain('between us');
    expect([work.record.data, work.record.masked.length > 0]).toMatchObject([{ alias: 'a small wish' }, true]);
    const [mine] = work.asks;
    expect(await stage.tries('head', id, { type: 'EndAsk', askId: mine.id })).toBe('process.not-candidate');
    expect(await stage.tries('worker', id, { type: 'EndAsk', askId: mine.id })).toBe('ok');
    expect(await stage.tries('helper', id, { type: 'AnswerAsk', askId: mine.id, comment: 'yes' })).toBe('work.not-found');
  });
});

describe('copying', () => {
  it('lets him open it who was told, up to the level of his roles, until he says that he has read it', async () => {
    const { id } = await stage.start();
    const copy = { type: 'CopyTo', userIds: [ids().west, ids().helper], comment: 'for your information' };
    expect(await stage.tries('office2', id, copy)).toBe('process.not-involved');
    expect(await stage.tries('aide', id, copy)).toBe('ok');
    expect([await copiedTo('west', id), await copiedTo('head', id)]).toEqual([[true], []]);
    const before = (await counts('west')).copied;
    const work = await stage.work('west', id);
    expect(work.record.data.idNo).toBe('610722194501012383');
    expect((await stage.work('helper', id)).record.data.idNo).not.toBe('610722194501012383');
    expect(work.copies).toMatchObject([{ by: 'name of aide', to: ['name of west', 'name of helper'], read: [], unreadByMe: true, comment: 'for your information' }]);
    const read = { type: 'MarkRead', copyId: work.copies[0].id };
    expect(await stage.tries('worker', id, read)).toBe('process.copy-unknown');
    expect(await stage.tries('west', id, read)).toBe('ok');
    expect(await stage.tries('west', id, read)).toBe('ok');
    expect([await copiedTo('west', id), before - (await counts('west')).copied]).toEqual([[false], 1]);
    expect((await stage.work('aide', id)).copies).toMatchObject([{ read: ['name of west'], unreadByMe: false }]);
    expect(await stage.told('west', id)).toEqual(['copied aide']);
    expect((await stage.timeline('worker', id)).filter((line) => /^(copied|read)/.test(line))).toEqual(['copied aide for your information', 'read west']);
    expect(await stage.tries('west', id, { type: 'TransferTask', taskId: await stage.task(id, 'check'), userId: ids().west, comment: 'mine' })).toBe('process.not-candidate');
  });
});

describe('urging', () => {
  it('reminds who has the step, once an hour, by who has to do with it', async () => {
    const { id } = await stage.atBoard();
    expect(await stage.tries('office2', id, { type: 'Urge' })).toBe('process.not-involved');
    expect(await stage.tries('aide', id, { type: 'Urge', comment: 'they wait at home' })).toBe('ok');
    expect(await stage.tries('aide', id, { type: 'Urge' })).toBe('process.urged-already');
    expect((await stage.work('aide', id)).may).not.toContain('urge');
    stage.server.clock.advance(HOUR);
    expect((await stage.work('aide', id)).may).toContain('urge');
    expect(await stage.tries('aide', id, { type: 'Urge', taskId: await stage.task(id, 'board', 'head') })).toBe('ok');
    expect([await stage.told('head', id), await stage.told('head2', id)]).toEqual([['task-arrived', 'urged aide', 'urged aide'], ['task-arrived', 'urged aide']]);
  });
});

describe('messages of approvals', () => {
  it('tell each of what concerns him, and nobody of what he did himself', async () => {
    const { id } = await stage.start();
    const taskId = await stage.task(id, 'check');
    await stage.command('worker', id, { type: 'DelegateTask', taskId, userId: ids().west, comment: 'look' });
    await stage.command('west', id, { type: 'CompleteTask', taskId, outcome: 'pass', data: {} });
    await stage.pass('worker', id, 'check');
    await stage.command('worker', id, { type: 'TakeBackTask', node: 'check' });
    await stage.command('office', id, { type: 'SuspendInstance', comment: 'wait' });
    await stage.command('office', id, { type: 'ResumeInstance', comment: 'on' });
    await stage.command('worker', id, { type: 'RejectTask', taskId: await stage.task(id, 'check'), comment: 'no' });
    expect(await stage.told('worker', id)).toEqual(['task-arrived', 'task-opined west', 'work-resumed office', 'work-suspended office']);
    expect(await stage.told('west', id)).toEqual(['task-arrived']);
    expect(await stage.told('head', id)).toEqual(['taken-back worker', 'task-arrived']);
    expect(await stage.told('aide', id)).toEqual(['task-rejected worker', 'work-resumed office', 'work-suspended office']);
  });
});
