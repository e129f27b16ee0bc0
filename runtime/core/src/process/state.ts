/** The state of one instance, format 3. Nothing but JSON; state = events.reduce(evolve). */
import type { Holder, RoleGrant } from '../org/types';
import type { Instant, Json, JsonObject } from '../shared/json';
import type { Added, Ask, Copy, Join, Opinion, Signing, StandIn } from './approval/state';
import type { Parent, ProcessCommand } from './command';

/** Where somebody was looked for. */
export interface Sought {
  readonly role: string;
  readonly orgId: string;
  /** 0 = the rule itself, n = the n-th fallback; -1 = nobody */
  readonly step: number;
}
/** Why a task is where it is: facts, told in the event, worded at the edge. */
export interface Why extends Sought {
  readonly found: readonly Holder[];
  readonly excluded: readonly string[];
}
export interface TaskState {
  readonly id: string;
  readonly node: string;
  readonly token: string;
  readonly kind: 'task' | 'offer';
  /** who may take it (role at unit); empty = nobody was found */
  readonly candidates: readonly RoleGrant[];
  readonly excluded: readonly string[];
  readonly assignee?: string;
  readonly createdAt: Instant;
  readonly due?: Instant;
  /** absent: where its one candidate is, by the rule itself (`soughtFor`) */
  readonly why?: Sought;
  /** set when it came back: who returned it, why, from which node, which fields */
  readonly returned?: { readonly from: string; readonly by: string; readonly comment: string; readonly fields: readonly string[]; readonly round: number };
  readonly standIns?: readonly StandIn[];
  /** 委派: to whom it goes back, the last one first */
  readonly delegations?: readonly string[];
  readonly opinions?: readonly Opinion[];
  /** 加签: it is the signature of somebody who was added */
  readonly added?: Added;
  /** 后加签: who signs after it, one after the other */
  readonly after?: readonly string[];
  readonly urged?: { readonly at: Instant; readonly times: number };
}

/** Who waits: a token (task, catch event, host of a boundary event), or a scope for its event sub-processes. */
export interface Waiter { readonly token?: string; readonly scope?: string }
export interface TimerState extends Waiter {
  readonly id: string;
  readonly node: string;
  readonly due: Instant;
  /** since when it stands still */
  readonly held?: Instant;
  /** a cycle: how often it fires after this time (absent: once; -1: for ever), and the time between */
  readonly again?: { readonly left: number; readonly every: string };
}
export interface Wait extends Waiter {
  readonly id: string;
  readonly node: string;
  readonly kind: 'message' | 'signal' | 'condition' | 'job' | 'call';
  /** of the message, signal, job type or called process */
  readonly name: string;
  /** correlation key of a message */
  readonly key?: Json;
  /** condition: what it was when last looked at (it fires when it becomes true) */
  readonly was?: boolean;
  /** call: the child's instance id */
  readonly child?: string;
}
export interface Visit {
  readonly node: string;
  readonly by: string;
  readonly at: Instant;
  readonly outcome?: string;
  /** 代理: in whose place */
  readonly for?: string;
  /** it is not a stop on the way: done again for somebody who waits (again), or signed by somebody who was added */
  readonly aside?: 'again' | 'added';
}

/** A step that was returned and waits for the answer. */
export interface Parked { readonly by: string; readonly keeps: Pick<TaskState, 'after' | 'delegations' | 'opinions' | 'added'> }

export interface Token {
  readonly node: string;
  /** the sequence flow it came in by: joins count them */
  readonly flow?: string;
  /** completed steps on its way here, as indexes of `visits`: what a return may go back to, and what must go with it */
  readonly past: readonly number[];
  /** the scope it lives in; absent = the instance itself */
  readonly scope?: string;
  /** variables of this activity alone: input mappings, loop counter, a member's item */
  readonly local?: JsonObject;
  /** the compensation it works for: token of the throwing event */
  readonly undoFor?: string;
  /** a step is done again for the token that waits: it goes back there */
  readonly back?: string;
  /** it waits for such a step: whose task it was, and what of the task stays */
  readonly parked?: Parked;
  /** a throwing compensation event: what is still to be undone, in order */
  readonly undoing?: readonly Undo[];
}
/** One compensation handler to run in a scope, or a scope to close when its handlers have run. */
export interface Undo { readonly scope: string; readonly node?: string; readonly times?: number; readonly open?: Scope }

/** A completed activity that can be undone; `inside`: what a completed sub-process left behind to undo. */
export interface Done { readonly node: string; readonly vars?: JsonObject; readonly inside?: readonly Done[] }

/** A running sub-process, or the bracket around the members of a multi-instance activity. */
export interface Scope {
  readonly id: string;
  readonly node: string;
  readonly kind: 'sub' | 'multi';
  /** '' = the instance itself */
  readonly parent: string;
  /** the token that waits in the parent */
  readonly token: string;
  readonly vars: JsonObject;
  readonly done: readonly Done[];
  /** how many steps had been completed when it began: those after it may be its own */
  readonly from: number;
  readonly multi?: Multi;
  readonly passed?: readonly Passed[];
}
export interface Multi { readonly signing?: Signing; readonly total: number; readonly next: number; readonly done: number; readonly items?: readonly Json[]; readonly results?: readonly Json[] }

/** What was passed in a scope and can be gone back to: joins, sub-processes and steps of several that are done. */
export type Passed =
  | Join
  | { readonly kind: 'sub'; readonly node: string; readonly past: readonly number[]; readonly vars: JsonObject; readonly passed: readonly Passed[] }
  | { readonly kind: 'members'; readonly node: string; readonly past: readonly number[]; readonly multi: Multi };

export const STATE_FORMAT = 3;

export type InstanceStatus = 'running' | 'completed' | 'withdrawn' | 'terminated' | 'failed' | 'rejected';
export interface ProcessState {
  readonly format: typeof STATE_FORMAT;
  readonly instanceId: string;
  readonly process: string;
  readonly orgId: string;
  readonly recordId: string;
  readonly initiator: string;
  readonly status: InstanceStatus;
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
  readonly endNode?: string;
  /** code of the error that nothing caught */
  readonly error?: string;
  readonly parent?: Parent;
  readonly vars: JsonObject;
  readonly tokens: Readonly<Record<string, Token>>;
  readonly scopes: Readonly<Record<string, Scope>>;
  readonly tasks: Readonly<Record<string, TaskState>>;
  readonly timers: Readonly<Record<string, TimerState>>;
  readonly waits: Readonly<Record<string, Wait>>;
  /** completed activities of the process itself that can be undone */
  readonly done: readonly Done[];
  /** called processes that were told to end and have not answered yet: the instance waits for them */
  readonly ending: readonly string[];
  /** completed steps in order: return targets, exclusions and the timeline read it */
  readonly visits: readonly Visit[];
  /** of the process itself, as of each scope */
  readonly passed?: readonly Passed[];
  /** completed steps after which nobody has acted yet */
  readonly fresh?: readonly number[];
  readonly asks?: Readonly<Record<string, Ask>>;
  readonly copies?: Readonly<Record<string, Copy>>;
  /** 挂起: what came from outside meanwhile waits too */
  readonly suspended?: { readonly by: string; readonly at: Instant; readonly held: readonly ProcessCommand[] };
  /** how often each node was entered: ordinals for ids */
  readonly entered: Readonly<Record<string, number>>;
}
