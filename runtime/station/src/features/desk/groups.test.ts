import { describe, expect, it } from '@jest/globals';
import type { TaskRow } from '@liandong/server/contract/tasks';
import { deskGroups } from './groups';

const now = '2026-11-25T02:30:00.000Z';
const row = (id: string, more: Partial<TaskRow> = {}) => ({ id, ...more }) as TaskRow;

describe('deskGroups', () => {
  it('puts what came back first, then by how late it is, and leaves out empty groups', () => {
    const returned = { by: '李四', comment: '', fields: [], round: 1, fromTitle: '审核' };
    const rows = [row('a', { due: '2026-11-24T00:00:00.000Z' }), row('b'), row('c', { due: '2026-11-25T09:00:00.000Z' }), row('d', { returned, due: '2026-11-01T00:00:00.000Z' })];
    expect(deskGroups(rows, now).map(({ group, rows: own }) => [group, own.map(({ id }) => id)])).toEqual([['returned', ['d']], ['overdue', ['a']], ['soon', ['c']], ['later', ['b']]]);
    expect(deskGroups([row('b')], now).map(({ group }) => group)).toEqual(['later']);
  });
});
