/**
 * The process engine's language: model, commands, events, state. JSON throughout; state = events.reduce(evolve).
 */
import type { FieldAccess } from '../form/types';
import type { Holder, RoleGrant, Tier } from '../org/types';
import type { Problem } from '../shared/problem';
import type { Instant, JsonObject } from '../shared/json';

// ---- model (compiled from BPMN 2.0 XML by /compile) -------------------------------------------------------------
export interface SequenceFlow { readonly id: string; readonly from: string; readonly to: string; readonly condition?: string; readonly title?: string }

/** Whom a step is offered to. The first entry of [own, ...else] that finds somebody (after exclusions) wins. */
export interface AssignmentRule {
  readonly role: string;
  /** tier of the unit relative to the instance's unit; absent = the instance's own unit */
  readonly at?: Tier;
  /** people who may not take it: `initiator`, or the id of a node whose performer is excluded */
  readonly except: readonly string[];
  readonly fallback: readonly { readonly role: string; readonly at: Tier }[];
}
export interface OutcomeDef { readonly id: string; readonly title: string; readonly comment?: 'required' | 'optional' }

export interface TaskProps {
  /** `task`: somebody must do it. `offer`: a message catch that anybody of the role may answer first (认领). */
  readonly kind: 'task' | 'offer';
  readonly form?: string;
  readonly access?: FieldAccess;
  readonly assignment?: AssignmentRule;
  readonly outcomes: readonly OutcomeDef[];
  /** nodes that the performer may return it to (退回) */
  readonly returns: readonly string[];
  /** ISO duration or working days until due */
  readonly due?: string;
  /** field ids shown as the facts that decide (offer: the only fields shown) */
  readonly facts: readonly string[];
}

export interface ProcessNode {
  readonly id: string;
  /** element folder name, e.g. `user-task`, `exclusive-gateway` */
  readonly type: string;
  readonly title: string;
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
  readonly attachedTo?: string;
  /** record state entered when a token enters the node */
  readonly recordState?: string;
  readonly task?: TaskProps;
  /** element's own properties (timer duration, default flow, …): each element folder types its own */
  readonly props: JsonObject;
}

export interface ProcessModel {
  readonly format: 1;
  readonly id: string;
  readonly title: string;
  readonly nodes: Readonly<Record<string, ProcessNode>>;
  readonly flows: Readonly<Record<string, SequenceFlow>>;
  readonly start: string;
}

// ---- commands ------------------------------------------------------------------------------------------------------
/** `id` is the idempotency key: the same command applied twice has one effect. */
interface Base { readonly id: string }
export type ProcessCommand =
  | (Base & { readonly type: 'ClaimTask'; readonly taskId: string })
  | (Base & { readonly type: 'ReleaseTask'; readonly taskId: string })
  | (Base & { readonly type: 'CompleteTask'; readonly taskId: string; readonly outcome?: string; readonly comment?: string; readonly data: JsonObject })
  | (Base & { readonly type: 'ReturnTask'; readonly taskId: string; readonly to: string; readonly comment: string; readonly fields?: readonly string[] })
  | (Base & { readonly type: 'ReassignTask'; readonly taskId: string; readonly userId: string; readonly comment: string })
  | (Base & { readonly type: 'WithdrawInstance'; readonly comment: string })
  | (Base & { readonly type: 'TerminateInstance'; readonly comment: string })
  | (Base & { readonly type: 'FireTimer'; readonly timerId: string });

export interface StartInput {
  readonly instanceId: string;
  readonly orgId: string;
  readonly recordId: string;
  readonly vars: JsonObject;
}

// ---- state ---------------------------------------------------------------------------------------------------------
/** Why a task is where it is: facts, worded at the edge. */
export interface Why {
  readonly role: string;
  readonly orgId: string;
  readonly found: readonly Holder[];
  /** 0 = the rule itself, n = the n-th fallback; -1 = nobody */
  readonly step: number;
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
  readonly why: Why;
  /** set when it came back: who returned it, why, from which node, which fields */
  readonly returned?: { readonly from: string; readonly by: string; readonly comment: string; readonly fields: readonly string[]; readonly round: number };
}
export interface TimerState { readonly id: string; readonly node: string; readonly token: string; readonly due: Instant }
export interface Visit { readonly node: string; readonly by: string; readonly at: Instant; readonly outcome?: string }

export interface Token {
  readonly node: string;
  /** the sequence flow it came in by: joins count them */
  readonly flow?: string;
  /** completed steps on its way here, as indexes of `visits`: what a return may go back to, and what must go with it */
  readonly past: readonly number[];
}

export interface ProcessState {
  readonly format: 1;
  readonly instanceId: string;
  readonly process: string;
  readonly orgId: string;
  readonly recordId: string;
  readonly initiator: string;
  readonly status: 'running' | 'completed' | 'withdrawn' | 'terminated';
  readonly startedAt: Instant;
  readonly endedAt?: Instant;
  readonly endNode?: string;
  readonly vars: JsonObject;
  /** where the tokens are: token id → node id (and what the element keeps) */
  readonly tokens: Readonly<Record<string, Token>>;
  readonly tasks: Readonly<Record<string, TaskState>>;
  readonly timers: Readonly<Record<string, TimerState>>;
  /** completed steps in order: return targets, exclusions and the timeline read it */
  readonly visits: readonly Visit[];
  /** how often each node was entered: ordinals for ids */
  readonly entered: Readonly<Record<string, number>>;
}

// ---- events --------------------------------------------------------------------------------------------------------
export type ProcessEvent =
  | { readonly type: 'InstanceStarted'; readonly input: StartInput; readonly process: string; readonly by: string; readonly at: Instant }
  | { readonly type: 'NodeEntered'; readonly token: string; readonly node: string; readonly flow?: string; readonly past?: readonly number[] }
  | { readonly type: 'NodeLeft'; readonly token: string; readonly node: string }
  | { readonly type: 'TaskCreated'; readonly task: TaskState }
  | { readonly type: 'TaskClaimed'; readonly taskId: string; readonly by: string }
  | { readonly type: 'TaskReleased'; readonly taskId: string; readonly by: string }
  | { readonly type: 'TaskReassigned'; readonly taskId: string; readonly to: string; readonly by: string; readonly comment: string }
  | { readonly type: 'TaskCompleted'; readonly taskId: string; readonly node: string; readonly by: string; readonly at: Instant; readonly outcome?: string; readonly comment?: string }
  | { readonly type: 'TaskReturned'; readonly taskId: string; readonly node: string; readonly to: string; readonly by: string; readonly at: Instant; readonly comment: string; readonly fields: readonly string[] }
  | { readonly type: 'TaskCancelled'; readonly taskId: string; readonly node: string }
  | { readonly type: 'TimerSet'; readonly timer: TimerState }
  | { readonly type: 'TimerFired'; readonly timerId: string; readonly node: string; readonly at: Instant }
  | { readonly type: 'TimerCancelled'; readonly timerId: string }
  | { readonly type: 'VarsSet'; readonly vars: JsonObject }
  | { readonly type: 'RecordStateSet'; readonly state: string; readonly at: Instant }
  | { readonly type: 'InstanceEnded'; readonly status: 'completed' | 'withdrawn' | 'terminated'; readonly node?: string; readonly by: string; readonly at: Instant; readonly comment?: string };

/** What the host must do after the commit, at least once, under this idempotency key. */
export interface Effect { readonly id: string; readonly type: string; readonly node: string; readonly payload: JsonObject }

export type Outcome =
  | { readonly ok: true; readonly events: readonly ProcessEvent[]; readonly effects: readonly Effect[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Read by conditions and rules: control variables, the record's data, the pack's parameters. */
export interface Facts { readonly record: JsonObject; readonly params: JsonObject }
