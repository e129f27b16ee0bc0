import { describe, expect, it } from '@jest/globals';
import { offeredPeople, withPerson } from './offered';

const [li, wang, zhao] = [{ userId: 'li', name: '李四' }, { userId: 'wang', name: '王五' }, { userId: 'zhao', name: '赵六' }];

describe('offeredPeople', () => {
  it('keeps those in sight who were chosen before another name was looked for', () => {
    expect(offeredPeople([wang, zhao], [li])).toEqual([li, wang, zhao]);
  });
  it('leaves those where they are who are found again, and leaves out who cannot be it', () => {
    expect(offeredPeople([wang, li, zhao], [li], ['zhao'])).toEqual([wang, li]);
  });
});

describe('withPerson', () => {
  it('adds and takes away where several are wanted', () => {
    expect(withPerson([li], wang, 50)).toEqual([li, wang]);
    expect(withPerson([li, wang], li, 50)).toEqual([wang]);
  });
  it('puts one in the place of the other where one is wanted', () => {
    expect(withPerson([li], wang, 1)).toEqual([wang]);
    expect(withPerson([li], li, 1)).toEqual([li]);
  });
});
