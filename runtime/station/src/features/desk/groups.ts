import { formatDue } from '@liandong/client';
import type { TaskRow } from '@liandong/server/contract/tasks';

export const GROUPS = ['returned', 'overdue', 'soon', 'later'] as const;
export type Group = (typeof GROUPS)[number];

function groupOf(row: TaskRow, now: string): Group {
  if (row.returned) return 'returned';
  if (row.due === undefined) return 'later';
  return ({ over: 'overdue', soon: 'soon', later: 'later' } as const)[formatDue(row.due, now).tone];
}

/** What waits for me by what it asks: mend what came back, then what is late, due today or tomorrow, the rest. Groups without tasks are left out. */
export function deskGroups(rows: readonly TaskRow[], now: string): { readonly group: Group; readonly rows: readonly TaskRow[] }[] {
  return GROUPS.map((group) => ({ group, rows: rows.filter((row) => groupOf(row, now) === group) })).filter(({ rows: own }) => own.length > 0);
}
