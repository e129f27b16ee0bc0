import { describe, expect, it } from '@jest/globals';
import { workActs } from './work-acts';

describe('workActs', () => {
  it('groups what may be done with a work by what one wants', () => {
    const step = { workId: 'w', node: 'check', title: '初审' };
    expect(workActs({ may: ['withdraw', 'urge', 'copy', 'suspend', 'terminate'], takeBack: [step] })).toEqual([
      { group: 'again', acts: [{ kind: 'reason', act: 'takeBack', step }] },
      { group: 'remind', acts: [{ kind: 'reason', act: 'urge' }] },
      { group: 'together', acts: [{ kind: 'copy' }] },
      { group: 'stop', acts: [{ kind: 'reason', act: 'withdraw' }, { kind: 'reason', act: 'suspend' }, { kind: 'reason', act: 'terminate' }] },
    ]);
  });
  it('is empty where nothing may be done', () => expect(workActs({ may: [], takeBack: [] })).toEqual([]));
});
