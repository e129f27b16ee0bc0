/** What of a work's standing means the same in every format: whatever else an engine keeps is its own. */
import type { JsonObject, ProcessState, RecordDoc, TaskState, TimerState, Visit } from '@liandong/core/run';
import type { Standing } from './machine';

export interface Projection {
  readonly status: ProcessState['status'];
  readonly endNode: string | null;
  /** without whom they were found for: that is the event's since format 3 */
  readonly tasks: readonly Omit<TaskState, 'why'>[];
  readonly timers: readonly TimerState[];
  /** nodes where tokens are, one a token, sorted */
  readonly places: readonly string[];
  readonly visits: readonly Visit[];
  readonly vars: JsonObject;
  readonly record: RecordDoc | null;
}

const byId = <T extends { readonly id: string }>(map: Readonly<Record<string, T>>): T[] => Object.values(map).sort((a, b) => (a.id < b.id ? -1 : 1));

export const projected = ({ state, record }: Standing): Projection => ({
  status: state.status,
  endNode: state.endNode ?? null,
  tasks: byId(state.tasks).map(({ why: _why, ...task }) => task),
  timers: byId(state.timers),
  places: Object.values(state.tokens).map((token) => token.node).sort(),
  visits: state.visits,
  vars: state.vars,
  record: record ?? null,
});

/** As stored: without what JSON leaves out. */
export const asJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
