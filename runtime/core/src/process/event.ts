/** What has happened, and what the host must do. An event of any earlier format is read by `evolve`. */
import type { Instant, Json, JsonObject } from '../shared/json';
import type { Problem } from '../shared/problem';
import type { ApprovalEvent } from './approval/event';
import type { ProcessCommand, StartInput } from './command';
import type { ProcessNode } from './model';
import type { Done, InstanceStatus, ProcessState, Scope, TaskState, TimerState, Undo, Wait, Why } from './state';

export type ProcessEvent =
  | ApprovalEvent
  /** it came from outside while the instance is suspended */
  | { readonly type: 'CommandHeld'; readonly command: ProcessCommand }
  | { readonly type: 'InstanceStarted'; readonly input: StartInput; readonly process: string; readonly by: string; readonly at: Instant }
  | { readonly type: 'NodeEntered'; readonly token: string; readonly node: string; readonly flow?: string; readonly past?: readonly number[]; readonly scope?: string; readonly local?: JsonObject; readonly undoFor?: string; readonly back?: string }
  | { readonly type: 'NodeLeft'; readonly token: string; readonly node: string }
  | { readonly type: 'ScopeOpened'; readonly scope: Scope }
  /** passed: the steps done in it, when it was completed */
  | { readonly type: 'ScopeClosed'; readonly scope: string; readonly passed?: readonly number[] }
  /** variables of one activity */
  | { readonly type: 'LocalsSet'; readonly token: string; readonly vars: JsonObject }
  | { readonly type: 'MembersBegun'; readonly scope: string; readonly next: number }
  | { readonly type: 'MemberDone'; readonly scope: string; readonly result?: { readonly index: number; readonly value: Json } }
  /** scope absent = the instance */
  | { readonly type: 'ActivityDone'; readonly scope?: string; readonly done: Done }
  | { readonly type: 'UndoBegun'; readonly token: string; readonly scope?: string; readonly nodes: readonly string[]; readonly undoing: readonly Undo[] }
  | { readonly type: 'UndoStepped'; readonly token: string }
  /** `why` absent: somebody was added to a step. Up to format 2 it stands in the task. */
  | { readonly type: 'TaskCreated'; readonly task: TaskState; readonly why?: Why }
  | { readonly type: 'TaskClaimed'; readonly taskId: string; readonly by: string }
  | { readonly type: 'TaskReleased'; readonly taskId: string; readonly by: string }
  | { readonly type: 'TaskReassigned'; readonly taskId: string; readonly to: string; readonly by: string; readonly comment: string }
  | { readonly type: 'TaskCompleted'; readonly taskId: string; readonly node: string; readonly by: string; readonly at: Instant; readonly outcome?: string; readonly comment?: string; readonly for?: string }
  | { readonly type: 'TaskReturned'; readonly taskId: string; readonly node: string; readonly to: string; readonly by: string; readonly at: Instant; readonly comment: string; readonly fields: readonly string[]; readonly resume?: true }
  | { readonly type: 'TaskCancelled'; readonly taskId: string; readonly node: string }
  | { readonly type: 'TimerSet'; readonly timer: TimerState }
  | { readonly type: 'TimerFired'; readonly timerId: string; readonly node: string; readonly at: Instant }
  | { readonly type: 'TimerCancelled'; readonly timerId: string }
  | { readonly type: 'WaitSet'; readonly wait: Wait }
  /** what was waited for has come (a message may come again for a wait that stays) */
  | { readonly type: 'WaitMet'; readonly waitId: string; readonly node: string; readonly at: Instant; readonly stays?: true }
  | { readonly type: 'WaitCancelled'; readonly waitId: string; readonly child?: string }
  | { readonly type: 'ConditionSeen'; readonly waitId: string; readonly was: boolean }
  | { readonly type: 'ChildEnded'; readonly childId: string }
  /** scope absent = the instance */
  | { readonly type: 'VarsSet'; readonly vars: JsonObject; readonly scope?: string }
  /** an operator set them */
  | { readonly type: 'VarsCorrected'; readonly vars: JsonObject; readonly scope?: string; readonly by: string; readonly at: Instant; readonly comment: string }
  /** an operator let it pass, put it elsewhere, did something about it from outside */
  | { readonly type: 'StepSkipped'; readonly token: string; readonly node: string; readonly by: string; readonly at: Instant; readonly comment: string }
  | { readonly type: 'TokenMoved'; readonly token: string; readonly node: string; readonly to: string; readonly by: string; readonly at: Instant; readonly comment: string }
  | { readonly type: 'OperationNoted'; readonly what: 'retried' | 'resolved'; readonly ref: string; readonly by: string; readonly at: Instant; readonly comment: string }
  /** it goes on under another version: new names where they differ; a called process leaves the record to the work it belongs to */
  | { readonly type: 'InstanceMigrated'; readonly process: string; readonly release: string; readonly nodes: Readonly<Record<string, string>>; readonly flows: Readonly<Record<string, string>>; /** fields of the record that are called otherwise */ readonly fields?: Readonly<Record<string, string>>; /** values of the record are written otherwise */ readonly rewritten?: true; /** the release that it leaves; absent in older histories */ readonly from?: string; readonly called?: true; readonly by: string; readonly at: Instant; readonly comment: string }
  /** the migration before it is taken back: the state that was there */
  | { readonly type: 'MigrationUndone'; readonly state: ProcessState; readonly release: string; readonly called?: true; readonly by: string; readonly at: Instant; readonly comment: string }
  | { readonly type: 'RecordStateSet'; readonly state: string; readonly at: Instant }
  | { readonly type: 'InstanceEnded'; readonly status: Exclude<InstanceStatus, 'running'>; readonly node?: string; readonly by: string; readonly at: Instant; readonly comment?: string; readonly error?: string };

/** What the host must do after the commit, at least once, under this idempotency key. */
export interface Effect { readonly id: string; readonly type: string; readonly node: string; readonly payload: JsonObject }

export type Outcome =
  | { readonly ok: true; readonly events: readonly ProcessEvent[]; readonly effects: readonly Effect[]; /** what the events make of the state */ readonly state: ProcessState }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** An expression that a step asks for, and how far the step has come. */
export interface Question {
  readonly node: ProcessNode;
  readonly source: string;
  /** what it is for: the code of the problem when it cannot be evaluated */
  readonly code: string;
  readonly token?: string | undefined;
  readonly scope?: string | undefined;
  /** what the engine itself counts: tokens that wait, members that are done */
  readonly counts?: JsonObject | undefined;
  readonly run: { readonly state: ProcessState; readonly events: readonly ProcessEvent[]; readonly agenda: readonly { readonly node: string; readonly flow?: string; readonly scope?: string }[] };
}

/** Read by conditions and rules: control variables, the record's data, the pack's parameters. */
export interface Facts {
  readonly record: JsonObject;
  readonly params: JsonObject;
  /** evaluates a decision of the pack over a context */
  readonly decide?: (decision: string, context: Readonly<Record<string, unknown>>) => { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly problems: readonly Problem[] };
  /** answers instead of evaluating: who explores a model chooses what may come out */
  readonly answer?: (question: Question) => Json;
}
