import { describe, expect, it } from '@jest/globals';
import { PEOPLE_ACTS } from './people-acts';

const said = { taskId: 't', userIds: ['li', 'wang'], comment: '请看', waits: false };

describe('what naming somebody sends', () => {
  it('names one person, or all of them and where they sign', () => {
    expect(PEOPLE_ACTS.transfer.body(said)).toEqual({ type: 'TransferTask', taskId: 't', userId: 'li', comment: '请看' });
    expect(PEOPLE_ACTS.addAfter.body(said)).toEqual({ type: 'AddSigners', taskId: 't', userIds: ['li', 'wang'], position: 'after', comment: '请看' });
  });
  it('asks with or without waiting', () => {
    expect(PEOPLE_ACTS.ask.body(said)).toEqual({ type: 'AskPerson', taskId: 't', userId: 'li', waits: false, comment: '请看' });
    expect(PEOPLE_ACTS.ask.body({ ...said, waits: true })).toMatchObject({ waits: true });
  });
  it('copies a work as a whole, and without words where there are none', () => {
    expect(PEOPLE_ACTS.copy.body({ ...said, taskId: undefined, comment: '' })).toEqual({ type: 'CopyTo', userIds: ['li', 'wang'] });
  });
});
