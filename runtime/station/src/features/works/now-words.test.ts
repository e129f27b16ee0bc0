import { describe, expect, it } from '@jest/globals';
import { nowText } from './now-words';

const now = '2026-11-25T02:30:00.000Z';
const task = { id: 't', node: 'n', title: '审核', kind: 'task' as const, roleTitle: '镇站站长', orgName: '二里镇社工站', mine: false, workId: 'w', may: [] };
const work = { status: 'running', record: { stateTitle: '已登记' } } as const;

describe('nowText', () => {
  it('says who has it and until when', () => {
    expect(nowText({ ...work, tasks: [{ ...task, due: '2026-11-27T09:00:00.000Z' }] }, now)).toBe('现在由二里镇社工站的镇站站长办理「审核」，11月27日前办完。');
    expect(nowText({ ...work, tasks: [{ ...task, assignee: '李四' }] }, now)).toBe('现在由二里镇社工站的镇站站长李四办理「审核」。');
  });
  it('says when it is my turn and when anybody may take it on', () => {
    expect(nowText({ ...work, tasks: [{ ...task, mine: true }] }, now)).toContain('现在轮到您办理「审核」');
    expect(nowText({ ...work, tasks: [{ ...task, kind: 'offer', title: '待认领' }] }, now)).toContain('等待认领');
  });
  it('says how it ended, or that it waits for a time', () => {
    expect(nowText({ status: 'completed', record: { stateTitle: '已实现' }, tasks: [] }, now)).toBe('已办结，结果是「已实现」。');
    expect(nowText({ ...work, tasks: [] }, now)).toContain('自动继续');
  });
  it('says that it stands still before saying who has it', () => {
    expect(nowText({ ...work, suspended: { by: '张三', at: now }, tasks: [{ ...task, mine: true }] }, now)).toBe('张三已挂起，恢复以后接着办。');
  });
});
