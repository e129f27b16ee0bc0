import { describe, expect, it } from '@jest/globals';
import type { RecordChangeView } from '@liandong/server/contract/records';
import { versionsIn } from './versions';

const change = (at: string, to: string, version: number | undefined, more: Partial<RecordChangeView> = {}): RecordChangeView =>
  ({ at, by: 'Lin', why: 'correct', fields: [{ field: 'plan', title: 'Plan', from: '', to, masked: false, ...(version === undefined ? {} : { version }) }], ...more });

describe('versionsIn', () => {
  it('says of each version from when until when it stood, by whom and why', () => {
    const found = versionsIn([change('2026-11-20', 'three', 3, { reason: 'ill' }), { at: '2026-11-18', by: 'Lin', why: 'act', fields: [] }, change('2026-11-10', 'two', 2, { occurredAt: '2026-11-05' }), change('2026-11-01', 'one', 1, { why: 'create' })], 'plan');
    expect(found.map(({ n, text, since, until, reason }) => [n, text, since, until, reason])).toEqual([
      [3, 'three', '2026-11-20', undefined, 'ill'], [2, 'two', '2026-11-05', '2026-11-20', undefined], [1, 'one', '2026-11-01', '2026-11-05', undefined],
    ]);
  });

  it('leaves out what is not kept by versions', () => {
    expect(versionsIn([change('2026-11-20', 'x', undefined)], 'plan')).toEqual([]);
  });
});
