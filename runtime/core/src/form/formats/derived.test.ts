import { describe, expect, it } from '@jest/globals';
import { coreText } from '../../text/index';
import { cnId } from './cn-id/index';
import { FORMATS } from './registry';

describe('what follows from a value', () => {
  it('is told for every format that has some, with words for each', () => {
    const deriving = FORMATS.filter(({ derive, derives }) => derive !== undefined || derives !== undefined);
    expect(deriving.map(({ id }) => id)).toContain('cn-id');
    for (const { derives } of deriving) for (const what of Object.keys(derives ?? {})) expect([what, coreText(`derived.${what}`)]).toEqual([what, expect.any(String)]);
    expect(Object.keys(cnId.derives ?? {})).toEqual(Object.keys(cnId.derive?.('610722194501012383') ?? {}));
  });
});
