import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Approval } from '../../testing/an-approval';

let stage: Approval;
beforeAll(async () => { stage = await Approval.begin(); });
afterAll(async () => { await stage.server.stop(); });
const ids = (): Approval['ids'] => stage.ids;

describe('signing by several', () => {
  it('waits for all, and for who is added before a member; who is not a member adds nobody', async () => {
    const { id } = await stage.atBoard();
    const taskId = await stage.task(id, 'board', 'head');
    const add = { type: 'AddSigners', taskId, userIds: [ids().westhead], position: 'before', comment: 'she knows the place' };
    expect(await stage.tries('head2', id, add)).toBe('process.already-claimed');
    expect(await stage.tries('head', id, { ...add, userIds: ['nobody'] })).toBe('work.person-unknown');
    expect(await stage.tries('head', id, add)).toBe('ok');
    expect(await stage.pass('head', id, 'board')).toBe('process.waits-for-signers');

    const detail = await stage.detail('head', taskId);
    expect(detail).toMatchObject({ waitsFor: 'signers', signing: { rule: 'all', inTurn: false, expected: 3, given: 0 } });
    expect(detail.signers.map((signer: { name: string; state: string; addedBy?: string; canRemove: boolean }) => `${signer.name} ${signer.state} ${signer.addedBy ?? ''} ${signer.canRemove}`).sort())
      .toEqual(['name of head waiting  false', 'name of head2 waiting  false', 'name of westhead waiting name of head true']);
    const own = await stage.task(id, 'board', 'westhead');
    expect((await stage.detail('westhead', own)).addedBy).toBe('name of head');
    expect(await stage.pass('westhead', id, 'board')).toBe('ok');
    expect([await stage.pass('head', id, 'board'), await stage.pass('head2', id, 'board')]).toEqual(['ok', 'ok']);
    expect(await stage.todo('office', id)).toEqual(['close']);
    expect(await stage.timeline('office', id)).toEqual(expect.arrayContaining(['signers-added head she knows the place', 'completed westhead']));
  });

  it('goes on without whom his adder takes out again, and nobody else may', async () => {
    const { id } = await stage.atBoard();
    const taskId = await stage.task(id, 'board', 'head');
    await stage.command('head', id, { type: 'AddSigners', taskId, userIds: [ids().westhead], position: 'after', comment: 'last' });
    await stage.pass('head2', id, 'board');
    await stage.pass('head', id, 'board');
    const added = await stage.task(id, 'board', 'westhead');
    const remove = { type: 'RemoveSigner', taskId: added, userId: ids().westhead, comment: 'she is away' };
    expect(await stage.tries('head2', id, remove)).toBe('process.not-adder');
    const { signers } = await stage.detail('head', added);
    expect(signers.find((signer: { userId: string }) => signer.userId === ids().westhead)).toMatchObject({ taskId: added, canRemove: true, addedBy: 'name of head' });
    expect(await stage.tries('head', id, remove)).toBe('ok');
    expect(await stage.todo('office', id)).toEqual(['close']);
  });

  it('goes on without a member whom an operator takes out', async () => {
    const { id } = await stage.atBoard();
    const taskId = await stage.task(id, 'board', 'head2');
    const remove = { type: 'RemoveMember', taskId, comment: 'he has left' };
    expect(await stage.tries('head', id, remove)).toBe('access.right-missing');
    expect((await stage.work('office', id)).tasks[0].may).toEqual(expect.arrayContaining(['reassign', 'remove-member']));
    expect(await stage.tries('office', id, remove)).toBe('ok');
    await stage.pass('head', id, 'board');
    expect(await stage.todo('office', id)).toEqual(['close']);
    expect(await stage.timeline('office', id)).toContain('member-removed office head2 he has left');
  });
});

describe('handing a step to somebody', () => {
  it('delegated it comes back with what was said, and is completed by whose it is', async () => {
    const { id } = await stage.start();
    const taskId = await stage.task(id, 'check');
    const delegate = { type: 'DelegateTask', taskId, userId: ids().west, comment: 'look at it for me' };
    expect(await stage.tries('office', id, delegate)).toBe('process.not-candidate');
    expect(await stage.tries('worker', id, delegate)).toBe('ok');
    expect(await stage.todo('worker', id)).toEqual([]);
    const detail = await stage.detail('west', taskId);
    expect([detail.delegatedBy, detail.outcomes.length]).toEqual(['name of worker', 2]);
    await stage.command('west', id, { type: 'CompleteTask', taskId, outcome: 'reject', comment: 'rather not', data: {} });
    expect(await stage.todo('worker', id)).toEqual(['check']);
    expect((await stage.detail('worker', taskId)).opinions).toEqual([{ by: 'name of west', outcome: 'reject', comment: 'rather not', at: stage.server.clock.now() }]);
    expect((await stage.as('west', `GET /works/${id}`)).status).toBe(404);
    expect(await stage.pass('worker', id, 'check')).toBe('ok');
    expect((await stage.timeline('worker', id)).slice(2, 5)).toEqual(['delegated worker west look at it for me', 'opined west rather not', 'completed worker']);
  });

  it('transferred it is the other\'s alone; given away by who has it only, and to nobody who is excluded', async () => {
    const { id } = await stage.start();
    const taskId = await stage.task(id, 'check');
    const transfer = { type: 'TransferTask', taskId, userId: ids().west, comment: 'yours' };
    expect(await stage.tries('office', id, transfer)).toBe('process.not-candidate');
    expect(await stage.tries('worker', id, { ...transfer, userId: ids().aide })).toBe('process.excluded');
    expect(await stage.tries('worker', id, { ...transfer, comment: ' ' })).toBe('process.comment-required');
    expect((await stage.detail('worker', taskId)).may).toEqual(expect.arrayContaining(['return', 'reject', 'transfer', 'delegate', 'ask', 'copy', 'urge']));
    expect(await stage.tries('worker', id, transfer)).toBe('ok');
    expect([await stage.todo('worker', id), await stage.todo('west', id)]).toEqual([[], ['check']]);
    expect((await stage.detail('worker', taskId)).may).toEqual(['copy', 'urge']);
  });

  it('is applied once when the command comes twice', async () => {
    const { id } = await stage.start();
    const body = { type: 'TransferTask', taskId: await stage.task(id, 'check'), userId: ids().west, comment: 'yours' };
    const [first, second] = [await stage.command('worker', id, body, 'transfer-once'), await stage.command('worker', id, body, 'transfer-once')];
    expect([first.status, second.status]).toEqual([200, 200]);
    expect((await stage.command('worker', id, { ...body, comment: 'mine' }, 'transfer-once')).body.code).toBe('command.reused');
    expect((await stage.timeline('office', id)).filter((line) => line.startsWith('reassigned'))).toHaveLength(1);
  });
});

describe('going back', () => {
  it('rejected it goes to who began it', async () => {
    const { id } = await stage.start();
    const taskId = await stage.task(id, 'check');
    const reject = { type: 'RejectTask', taskId, comment: 'not with us' };
    expect(await stage.tries('aide', id, reject)).toBe('process.not-candidate');
    expect(await stage.detail('worker', taskId)).toMatchObject({ rejectTo: 'initiator', returnMode: 'choose' });
    expect(await stage.tries('worker', id, reject)).toBe('ok');
    expect(await stage.todo('aide', id)).toEqual(['write']);
  });

  it('rejected by one who signs it is over', async () => {
    const { id } = await stage.atBoard();
    const reject = { type: 'RejectTask', taskId: await stage.task(id, 'board', 'head'), comment: 'no' };
    expect(await stage.tries('head2', id, reject)).toBe('process.already-claimed');
    expect(await stage.tries('head', id, reject)).toBe('ok');
    expect(await stage.work('aide', id)).toMatchObject({ status: 'rejected', tasks: [], may: [] });
  });

  it('is sent back and comes straight back here', async () => {
    const { id } = await stage.atBoard();
    const taskId = await stage.task(id, 'board', 'head');
    expect((await stage.detail('head', taskId)).returns.map((target: { node: string }) => target.node)).toEqual(['write', 'check']);
    expect(await stage.tries('head', id, { type: 'ReturnTask', taskId, to: 'check', comment: 'look again', resume: true })).toBe('ok');
    expect(await stage.todo('worker', id)).toEqual(['check']);
    await stage.pass('worker', id, 'check');
    expect(await stage.todo('head', id)).toEqual(['board']);
    expect(await stage.timeline('office', id)).toEqual(expect.arrayContaining(['returned head check look again', 'came-back']));
  });

  it('is taken back by who did it last while nobody has acted, and by nobody else', async () => {
    const { id } = await stage.atBoard();
    const take = { type: 'TakeBackTask', node: 'check' };
    expect((await stage.work('worker', id)).takeBack).toEqual([{ workId: id, node: 'check', title: 'check' }]);
    expect((await stage.work('head', id)).takeBack).toEqual([]);
    expect(await stage.tries('head', id, take)).toBe('process.not-yours');
    expect(await stage.tries('worker', id, take)).toBe('ok');
    expect([await stage.todo('worker', id), await stage.todo('head', id)]).toEqual([['check'], []]);
    await stage.pass('worker', id, 'check');
    await stage.pass('head', id, 'board');
    expect((await stage.work('worker', id)).takeBack).toEqual([]);
    expect(await stage.tries('worker', id, take)).toBe('process.too-late');
  });
});

describe('stopping for a while', () => {
  it('an operator suspends it and resumes it; meanwhile nobody goes on', async () => {
    const { id } = await stage.start();
    const suspend = { type: 'SuspendInstance', comment: 'the court has it' };
    expect(await stage.tries('worker', id, suspend)).toBe('access.right-missing');
    expect((await stage.work('office', id)).may).toEqual(['suspend', 'terminate']);
    expect(await stage.tries('office', id, suspend)).toBe('ok');
    expect(await stage.pass('worker', id, 'check')).toBe('process.suspended');
    const work = await stage.work('aide', id);
    expect((await stage.detail('worker', await stage.task(id, 'check'))).suspended).toEqual(work.suspended);
    expect([work.suspended, work.may]).toEqual([{ by: 'name of office', at: stage.server.clock.now(), comment: 'the court has it' }, []]);
    expect((await stage.work('office', id)).may).toEqual(['resume', 'terminate']);
    expect((await stage.detail('worker', await stage.task(id, 'check'))).may).toEqual([]);
    const resume = { type: 'ResumeInstance', comment: 'it is back' };
    expect(await stage.tries('worker', id, resume)).toBe('access.right-missing');
    expect(await stage.tries('office', id, resume)).toBe('ok');
    expect(await stage.pass('worker', id, 'check')).toBe('ok');
  });
});
