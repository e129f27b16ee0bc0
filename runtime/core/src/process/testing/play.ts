/** A tiny host for engine tests: applies commands one by one and keeps what happened. */
import { evolve } from '../evolve';
import { start, step } from '../step';
import type { Outcome, ProcessCommand, ProcessEvent, ProcessModel, ProcessState, TaskState } from '../types';
import type { Json } from '../../shared/json';
import { aCtx } from './model';

type WithoutId<T> = T extends { readonly id: string } ? Omit<T, 'id'> : never;
export type Move = WithoutId<ProcessCommand>;

export class Play {
  state: ProcessState;
  readonly history: ProcessEvent[] = [];
  private count = 0;
  record: Record<string, Json> = {};
  now = '2026-01-05T00:00:00.000Z';

  constructor(readonly model: ProcessModel, by = 'ann') {
    const outcome = start(model, { instanceId: 'i1', orgId: 'station', recordId: 'r1', vars: {} }, { record: {}, params: {} }, aCtx(by, 'start', this.now));
    if (!outcome.ok) throw new Error(outcome.problems[0]?.code);
    this.history.push(...outcome.events);
    this.state = outcome.events.reduce<ProcessState | undefined>(evolve, undefined) as ProcessState;
  }

  /** Decide and, when accepted, apply; answers the outcome. */
  do(by: string, move: Move): Outcome {
    const id = `c${++this.count}`;
    const outcome = step(this.model, this.state, { ...move, id } as ProcessCommand, { record: this.record, params: {} }, aCtx(by, id, this.now));
    if (outcome.ok) {
      this.history.push(...outcome.events);
      this.state = outcome.events.reduce(evolve, this.state);
    }
    return outcome;
  }

  complete(by: string, node: string, outcome?: string, comment?: string): Outcome {
    return this.do(by, { type: 'CompleteTask', taskId: this.task(node).id, data: {}, ...(outcome === undefined ? {} : { outcome }), ...(comment === undefined ? {} : { comment }) });
  }

  task(node: string): TaskState {
    const found = Object.values(this.state.tasks).find((task) => task.node === node);
    if (!found) throw new Error(`no open task at ${node}`);
    return found;
  }

  /** Node ids of the open human steps, sorted. */
  get open(): string[] {
    return Object.values(this.state.tasks).map((task) => task.node).sort();
  }

  /** Fire the first due timer after moving the clock to it. */
  fire(): Outcome {
    const [timer] = Object.values(this.state.timers).filter((entry) => entry.held === undefined).sort((a, b) => a.due.localeCompare(b.due));
    if (!timer) throw new Error('no timer');
    this.now = timer.due;
    return this.do('system', { type: 'FireTimer', timerId: timer.id });
  }
}

export const codeOf = (outcome: Outcome): string => (outcome.ok ? 'ok' : (outcome.problems[0]?.code ?? ''));
