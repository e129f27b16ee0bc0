import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Client } from '@liandong/server/testing';
import { Together } from '../support/together';

let county: Together;
const people = {} as Record<'ann' | 'kim', Client>;
beforeAll(async () => {
  county = await Together.begin();
  for (const name of ['ann', 'kim'] as const) people[name] = await county.site.signIn(name);
});
afterAll(() => county.site.stop());

it('a called process is one matter with the work that called it: its questions, copies and reminders stand there, each with the work that it goes to', async () => {
  const workId = await county.start('visit', 'r1');
  await county.run();
  const seen = async (name: 'ann' | 'kim') => (await people[name].call(`GET /works/${workId}`)).body;
  const [task] = (await seen('ann')).tasks;
  expect([task.node, task.workId === workId, task.may]).toEqual(['look', false, ['urge']]);
  const command = (name: 'ann' | 'kim', body: object) => people[name].call(`POST /works/${task.workId}/commands`, { body });

  expect((await people.kim.call(`GET /tasks/${task.id}`)).body.may).not.toContain('withdraw');
  expect((await people.ann.call(`POST /works/${workId}/commands`, { body: { type: 'Urge', taskId: task.id } })).body.code).toBe('process.task-unknown');
  expect((await command('ann', { type: 'Urge', taskId: task.id })).status).toBe(200);
  expect((await command('ann', { type: 'WithdrawInstance', comment: 'x' })).body.code).toBe('process.called');
  const { userId } = (await people.ann.call('GET /session')).body;
  await command('kim', { type: 'AskPerson', taskId: task.id, userId, waits: true, comment: 'where is it?' });
  await command('kim', { type: 'CopyTo', userIds: [userId] });

  const { asks: [ask], copies: [copy], timeline } = await seen('ann');
  expect([ask, copy]).toMatchObject([{ workId: task.workId, question: 'where is it?', may: ['answer'] }, { workId: task.workId, unreadByMe: true }]);
  expect(timeline.map(({ kind }: { kind: string }) => kind)).toEqual(expect.arrayContaining(['urged', 'asked', 'copied']));
  expect((await people.ann.call('GET /asks')).body.items).toMatchObject([{ workId: task.workId }]);
  expect((await command('ann', { type: 'AnswerAsk', askId: ask.id, comment: 'behind the school' })).status).toBe(200);
  expect((await command('ann', { type: 'MarkRead', copyId: copy.id })).status).toBe(200);
  await command('kim', { type: 'CompleteTask', taskId: task.id, outcome: 'fine', data: { finding: 'dry', hidden: 'ill' } });
  expect((await seen('kim')).takeBack).toEqual([]);
});
