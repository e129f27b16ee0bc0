import { describe, expect, it } from '@jest/globals';
import { nextOf, outcomesOf } from './outcomes';

const outcomes = [{ id: 'pass', title: '通过' }, { id: 'reject', title: '不予受理', comment: 'required' }];
const next = [
  { outcome: 'pass', nodeTitle: '待认领' },
  { outcome: 'reject', nodeTitle: '不予受理' },
  { nodeTitle: '其他' },
];

describe('outcomesOf', () => {
  it('keeps the order of the step and its comment rules', () => {
    expect(outcomesOf({ outcomes, task: { kind: 'task' } as never })).toEqual([{ id: 'pass', title: '通过' }, { id: 'reject', title: '不予受理', comment: 'required' }]);
  });
  it('is one nameless outcome where nothing is to be decided', () => {
    expect(outcomesOf({ outcomes: [], task: { kind: 'task' } as never })).toEqual([{ title: '提交' }]);
    expect(outcomesOf({ outcomes: [], task: { kind: 'offer' } as never })).toEqual([{ title: '认领' }]);
  });
});

describe('nextOf', () => {
  it('finds what an outcome leads to by its id or its title', () => {
    expect(nextOf({ explanation: { next }, outcomes }, { id: 'reject', title: '不予受理' }).map((step) => step.nodeTitle)).toEqual(['不予受理']);
    expect(nextOf({ explanation: { next: [{ outcome: '通过', nodeTitle: 'x' }] }, outcomes }, { id: 'pass', title: '通过' })).toHaveLength(1);
  });
  it('takes what no outcome decides for an outcome without a way of its own', () => {
    expect(nextOf({ explanation: { next }, outcomes }, { id: 'later', title: '以后' }).map((step) => step.nodeTitle)).toEqual(['其他']);
  });
});
