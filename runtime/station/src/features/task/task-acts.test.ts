import { describe, expect, it } from '@jest/globals';
import type { TaskDetail } from '@liandong/server/contract/tasks';
import { taskActs } from './task-acts';

const detail = (over: Partial<Record<keyof TaskDetail, unknown>>): TaskDetail => ({ may: [], task: { kind: 'task', mine: true, assignee: '李四' }, explanation: { found: ['李四'] }, ...over }) as unknown as TaskDetail;
const named = (of: TaskDetail): Record<string, string[]> =>
  Object.fromEntries(taskActs(of, []).map(({ group, acts }) => [group, acts.map((act) => ('act' in act ? act.act : act.outcome.title))]));

describe('taskActs', () => {
  it('groups what the server allows by what one wants, and leaves empty groups out', () => {
    const may = ['copy', 'transfer', 'delegate', 'add-before', 'add-after', 'ask', 'withdraw'];
    expect(named(detail({ may }))).toEqual({ together: ['ask', 'addBefore', 'addAfter', 'copy'], hand: ['transfer', 'delegate'], stop: ['withdraw'] });
    expect(taskActs(detail({}), [])).toEqual([]);
  });
  it('says where a refusal leads', () => {
    expect(named(detail({ may: ['reject'], rejectTo: 'initiator' }))).toEqual({ stop: ['rejectStart'] });
    expect(named(detail({ may: ['reject'], rejectTo: 'end' }))).toEqual({ stop: ['rejectEnd'] });
  });
  it('lets a step that several may do be taken and given back', () => {
    const explanation = { found: ['李四', '王五'] };
    expect(named(detail({ explanation, task: { kind: 'task', mine: true } }))).toEqual({ hand: ['claim'] });
    expect(named(detail({ explanation }))).toEqual({ hand: ['release'] });
    expect(named(detail({ explanation, task: { kind: 'task', mine: false, assignee: '王五' } }))).toEqual({});
  });
});
