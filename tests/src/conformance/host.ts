/** What a case needs of whoever executes processes. Two implementations: in memory, and the durable host on a database. */
import type { Job, JobAnswer, JsonObject, Move, ProcessModel, ProcessState } from '@liandong/core/run';

export type Answer = { readonly ok: true; readonly instances: readonly string[] } | { readonly ok: false; readonly codes: readonly string[] };

export interface Setup {
  readonly models: readonly ProcessModel[];
  /** works on what scripts and services ask for; undefined: it stays open */
  job(job: Job, state: ProcessState): JobAnswer | undefined;
}

/** The processes of one case, alone in their world, with a clock that moves when it is told to. */
export interface Stage {
  start(process: string, vars: JsonObject): Promise<Answer>;
  command(instanceId: string, move: Move): Promise<Answer>;
  publish(name: string, vars: JsonObject): Promise<Answer>;
  broadcast(name: string, vars: JsonObject): Promise<Answer>;
  evaluateConditions(vars: JsonObject): Promise<readonly Answer[]>;
  migrate(process: string, to: string, nodes: Readonly<Record<string, string>>): Promise<readonly Answer[]>;
  advance(duration: string): Promise<void>;
  /** all instances there were, in the order in which they began */
  states(): Promise<readonly ProcessState[]>;
  /** codes of what could not be delivered or done so far */
  refused(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface Host { open(setup: Setup): Promise<Stage> }
