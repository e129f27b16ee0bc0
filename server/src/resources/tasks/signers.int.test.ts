import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Approval, type Name } from '../../testing/an-approval';

let stage: Approval;
beforeAll(async () => { stage = await Approval.begin({ inTurn: true }); });
afterAll(async () => { await stage.server.stop(); });

/** Who signs first is the order of ids. */
const inOrder = (): [Name, Name] => (stage.ids.head < stage.ids.head2 ? ['head', 'head2'] : ['head2', 'head']);
const table = async (name: Name, workId: string): Promise<string[]> => {
  const { signers } = await stage.detail(name, await stage.task(workId, 'board', name));
  return signers.map((signer: Record<string, string>) => [signer.name, signer.state, signer.outcome, signer.addedBy].filter(Boolean).join(' ').replaceAll('name of ', ''));
};

describe('who signs in turn', () => {
  it('is told with whose turn has been, is and comes', async () => {
    const [first, second] = inOrder();
    const { id } = await stage.atBoard();
    expect(await table(first, id)).toEqual([`${first} waiting`, `${second} to-come`]);
    expect((await stage.detail(first, await stage.task(id, 'board', first))).signing).toEqual({ rule: 'all', inTurn: true, expected: 2, given: 0 });
    expect(await stage.tries(second, id, { type: 'CompleteTask', taskId: await stage.task(id, 'board'), outcome: 'pass', data: {} })).toBe('process.already-claimed');
    await stage.pass(first, id, 'board');
    expect(await table(second, id)).toEqual([`${first} signed pass`, `${second} waiting`]);
  });

  it('has a row for who was added behind, with who added him, until he has signed', async () => {
    const [first, second] = inOrder();
    const { id } = await stage.atBoard();
    await stage.command(first, id, { type: 'AddSigners', taskId: await stage.task(id, 'board', first), userIds: [stage.ids.westhead], position: 'after', comment: 'too' });
    expect(await table(first, id)).toEqual([`${first} waiting`, `westhead to-come ${first}`, `${second} to-come`]);
    await stage.pass(first, id, 'board');
    await stage.pass('westhead', id, 'board');
    expect(await table(second, id)).toEqual([`${first} signed pass`, `westhead signed pass ${first}`, `${second} waiting`]);
  });

  it('keeps the place of one who has sent the step back and waits for it', async () => {
    const [first, second] = inOrder();
    const { id } = await stage.atBoard();
    await stage.command(first, id, { type: 'ReturnTask', taskId: await stage.task(id, 'board', first), to: 'check', comment: 'look again', resume: true });
    expect((await stage.as(first, `GET /works/${id}`)).status).toBe(200);
    expect((await stage.work('office', id)).tasks.map((task: { node: string }) => task.node)).toEqual(['check']);
    await stage.pass('worker', id, 'check');
    expect(await table(first, id)).toEqual([`${first} waiting`, `${second} to-come`]);
  });
});

describe('who was added to a step of one', () => {
  it('is told beside whose step it is, with what each has said', async () => {
    const { id } = await stage.start();
    const check = await stage.task(id, 'check');
    expect((await stage.detail('worker', check)).signers).toEqual([]);
    await stage.command('worker', id, { type: 'ClaimTask', taskId: check });
    await stage.command('worker', id, { type: 'AddSigners', taskId: check, userIds: [stage.ids.west], position: 'before', comment: 'first' });
    const rows = async () => (await stage.detail('worker', check)).signers.map((signer: Record<string, string>) => [signer.name, signer.state, signer.outcome, signer.addedBy].filter(Boolean).join(' ').replaceAll('name of ', '')).sort();
    expect(await rows()).toEqual(['west waiting worker', 'worker waiting']);
    const added = (await stage.as('west', 'GET /tasks', { query: { box: 'todo' } })).body.items.find((row: { workId: string }) => row.workId === id);
    expect((await stage.detail('west', added.id)).returnMode).toBe('again');
    expect(await stage.tries('west', id, { type: 'CompleteTask', taskId: added.id, outcome: 'reject', data: {} })).toBe('ok');
    expect(await rows()).toEqual(['west signed reject worker', 'worker waiting']);
  });
});
