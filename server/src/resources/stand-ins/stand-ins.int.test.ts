import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Approval, NOW, type Name } from '../../testing/an-approval';

const DAY = 86_400_000;
const at = (days: number): string => new Date(Date.parse(NOW) + days * DAY).toISOString();
/** within one sitting */
const soon = (minutes: number): string => new Date(Date.parse(NOW) + minutes * 60_000).toISOString();

let stage: Approval;
beforeAll(async () => { stage = await Approval.begin(); });
afterAll(async () => { await stage.server.stop(); });
const ids = (): Approval['ids'] => stage.ids;
const name = (by: Name, userId: string, from: string, until: string, more: object = {}, key?: string) =>
  stage.as(by, 'POST /stand-ins', { body: { userId, from, until, ...more }, ...(key ? { key } : {}) });
const end = async (by: Name, id: string): Promise<number> => (await stage.as(by, `DELETE /stand-ins/${id}`)).status;

describe('naming who stands in', () => {
  it('is refused for oneself, no time, nobody, twice at a time and round in a circle', async () => {
    const code = async (...sent: Parameters<typeof name>): Promise<string> => (await name(...sent)).body.code;
    expect(await code('head', ids().head, at(0), at(1))).toBe('stand-in.self');
    expect(await code('head', ids().head2, at(1), at(1))).toBe('stand-in.period');
    expect(await code('head', ids().head2, at(-2), at(-1))).toBe('stand-in.period');
    expect(await code('head', ids().head2, at(0), at(500))).toBe('stand-in.period');
    expect(await code('head', 'nobody', at(0), at(1))).toBe('work.person-unknown');
    const { body: first } = await name('head', ids().head2, at(10), at(20));
    expect(await code('head', ids().westhead, at(19), at(30))).toBe('stand-in.overlap');
    expect(await code('head2', ids().head, at(15), at(16))).toBe('stand-in.circle');
    const { body: second } = await name('head2', ids().west, at(15), at(16));
    expect(await code('west', ids().head, at(15), at(16))).toBe('stand-in.circle');
    expect((await name('head2', ids().head, at(20), at(21))).status).toBe(201);
    expect([await end('head', first.id), await end('head2', second.id)]).toEqual([204, 204]);
    expect((await name('head', ids().westhead, at(10), at(12))).status).toBe(201);
  });

  it('is applied once, and its key refused for anything else', async () => {
    const [first, second] = [await name('west', ids().westhead, at(40), at(41), { comment: 'in hospital' }, 'one-stand-in'), await name('west', ids().westhead, at(40), at(41), { comment: 'in hospital' }, 'one-stand-in')];
    expect([first.status, second.body]).toEqual([201, first.body]);
    expect((await name('west', ids().westhead, at(40), at(42), { comment: 'in hospital' }, 'one-stand-in')).body.code).toBe('command.reused');
    const stored = JSON.stringify(await stage.server.deps.db.collection('standIns').find({}).toArray());
    expect([stored.includes(first.body.id), stored.includes('hospital')]).toEqual([true, false]);
  });

  it('for somebody else is an operator\'s, and ended by whom it concerns', async () => {
    const body = { for: ids().aide };
    expect((await name('head', ids().head2, at(50), at(51), body)).body.code).toBe('access.right-missing');
    const { status, body: made } = await name('office', ids().worker, at(50), at(51), body);
    expect([status, made.forName, made.name, made.state]).toEqual([201, 'name of aide', 'name of worker', 'to-come']);
    const shown = async (who: Name, side: 'given' | 'held') => (await stage.as(who, 'GET /stand-ins')).body[side].filter((row: { id: string }) => row.id === made.id).map((row: { mayEnd: boolean }) => row.mayEnd);
    expect([await shown('aide', 'given'), await shown('worker', 'held'), await shown('office', 'given'), await shown('head', 'given')]).toEqual([[true], [false], [true], []]);
    expect([await end('head', made.id), await end('worker', made.id), await end('aide', made.id), await end('aide', made.id)]).toEqual([404, 403, 204, 204]);
    expect(await shown('aide', 'given')).toEqual([false]);
  });
});

describe('standing in', () => {
  const board = (id: string) => stage.task(id, 'board', 'head2');

  it('does what opened meanwhile in his place, beside him, and is told that he was named', async () => {
    stage.server.clock.set(soon(60));
    const before = await stage.atBoard();
    await name('head2', ids().westhead, soon(60), soon(62));
    expect((await stage.as('westhead', 'GET /inbox')).body.items.filter((item: { kind: string }) => item.kind === 'stand-in-named')[0].params).toEqual({ by: 'name of head2', from: soon(60), until: soon(62) });
    const { id } = await stage.atBoard();
    expect([await stage.todo('westhead', before.id), await stage.todo('westhead', id), await stage.todo('head2', id), await stage.todo('west', id)]).toEqual([[], ['board'], ['board'], []]);
    const taskId = await board(id);
    expect(await stage.detail('westhead', taskId)).toMatchObject({ standsFor: 'name of head2', may: expect.arrayContaining(['transfer']) });
    expect(await stage.told('westhead', id)).toEqual(['task-arrived']);
    expect(await stage.tries('westhead', before.id, { type: 'CompleteTask', taskId: await board(before.id), outcome: 'pass', data: {} })).toBe('work.not-found');
    expect(await stage.tries('westhead', id, { type: 'CompleteTask', taskId, outcome: 'pass', data: {} })).toBe('ok');
    const { timeline } = await stage.work('head', id);
    expect(timeline.find((entry: { for?: string }) => entry.for)).toMatchObject({ kind: 'completed', by: 'name of westhead', for: 'name of head2' });
    expect((await stage.detail('head', await stage.task(id, 'board', 'head'))).signers[0]).toMatchObject({ name: 'name of westhead', state: 'signed', for: 'name of head2' });
  });

  it('does no more when the period is over, and does not see it any more', async () => {
    const { id } = await stage.atBoard();
    const taskId = await board(id);
    const all = async () => [(await stage.as('westhead', 'GET /tasks/counts')).body.todo, (await stage.as('westhead', `GET /works/${id}`)).status];
    const [todo] = await all();
    expect(todo).toBeGreaterThan(0);
    stage.server.clock.set(soon(62));
    expect([await stage.todo('westhead', id), await all()]).toEqual([[], [0, 404]]);
    expect(await stage.tries('westhead', id, { type: 'CompleteTask', taskId, outcome: 'pass', data: {} })).toBe('work.not-found');
    expect(await stage.tries('head2', id, { type: 'CompleteTask', taskId, outcome: 'pass', data: {} })).toBe('ok');
  });

  it('does no more from the moment when it was ended, on every server, also where he sees the work for himself', async () => {
    const other = await stage.server.another();
    stage.server.clock.set(soon(70));
    const { body: made } = await name('head2', ids().worker, soon(70), soon(80));
    const { id } = await stage.atBoard();
    const taskId = await board(id);
    expect(await stage.todo('worker', id)).toEqual(['board']);
    await other.deps.org.snapshot('c1');
    expect(await end('head2', made.id)).toBe(204);
    expect((await other.deps.org.snapshot('c1')).standIns.filter((row) => row.for === ids().head2 && row.from <= soon(70) && soon(70) < row.until)).toEqual([]);
    expect(await stage.todo('worker', id)).toEqual([]);
    expect(await stage.tries('worker', id, { type: 'CompleteTask', taskId, outcome: 'pass', data: {} })).toBe('process.stand-in-over');
    expect((await stage.detail('worker', taskId)).standsFor).toBeUndefined();
  });
});
