import { describe, expect, it } from '@jest/globals';
import { inboxAddress, inboxText } from './inbox-text';

describe('inboxText', () => {
  it('words a message from its kind and facts, also without a number', () => {
    expect(inboxText({ kind: 'task-arrived', params: { service: '微心愿', no: 'XY-1', node: '审核' } })).toBe('有新待办「审核」：微心愿 XY-1');
    expect(inboxText({ kind: 'work-ended', params: { service: '微心愿' } })).toBe('微心愿已结束，可以看结果');
  });
  it('names who copied or asked, and does without the name', () => {
    expect(inboxText({ kind: 'asked', params: { service: '微心愿', by: '李四' } })).toBe('李四问您一个问题，请答复：微心愿');
    expect(inboxText({ kind: 'copied', params: { service: '微心愿', no: 'XY-1' } })).toBe('有人抄送给您：微心愿 XY-1');
  });
  it('says something true of a kind that it does not know', () => {
    expect(inboxText({ kind: 'later', params: { service: '微心愿' } })).toBe('有一条关于「微心愿」的消息，请打开查看。');
  });
});
describe('inboxAddress', () => {
  it('leads to the open step first, else to the work, else nowhere', () => {
    expect(inboxAddress({ kind: 'task-arrived', taskId: 't', workId: 'w' })).toBe('/tasks/t');
    expect(inboxAddress({ kind: 'work-ended', workId: 'w' })).toBe('/works/w');
    expect(inboxAddress({ kind: 'notified' })).toBeUndefined();
  });
  it('leads to the record that was handed over', () => {
    expect(inboxAddress({ kind: 'record-given', recordId: 'r' })).toBe('/records/r');
    expect(inboxAddress({ kind: 'grant-asked', recordId: 'r' })).toBe('/grants');
    expect(inboxText({ kind: 'record-arrived', params: { service: '读者', no: 'R-1', by: '李四', unit: '东站' } })).toBe('李四把读者 R-1移交到东站，还没有指定负责人');
  });
  it('leads to the work where the step is somebody else\'s, and to the stand-ins from one who is named', () => {
    expect(inboxAddress({ kind: 'asked', taskId: 't', workId: 'w' })).toBe('/works/w');
    expect(inboxAddress({ kind: 'stand-in-named' })).toBe('/mine/stand-ins');
  });
});
