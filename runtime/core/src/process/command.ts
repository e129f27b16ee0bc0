/** Commands on one instance: requests that may be refused. `id` is the idempotency key: applied twice, one effect. */
import type { ApprovalCommand } from './approval/command';
import type { Json, JsonObject } from '../shared/json';

interface Base { readonly id: string }
export type ProcessCommand =
  | ApprovalCommand
  | (Base & { readonly type: 'ClaimTask'; readonly taskId: string })
  | (Base & { readonly type: 'ReleaseTask'; readonly taskId: string })
  | (Base & { readonly type: 'CompleteTask'; readonly taskId: string; readonly outcome?: string; readonly comment?: string; readonly data: JsonObject; readonly vars?: JsonObject })
  | (Base & { readonly type: 'ReturnTask'; readonly taskId: string; readonly to: string; readonly comment: string; readonly fields?: readonly string[]; /** the token comes straight back when the step is done again */ readonly resume?: boolean })
  | (Base & { readonly type: 'ReassignTask'; readonly taskId: string; readonly userId: string; readonly comment: string })
  | (Base & { readonly type: 'WithdrawInstance'; readonly comment: string })
  | (Base & { readonly type: 'TerminateInstance'; readonly comment: string })
  | (Base & { readonly type: 'FireTimer'; readonly timerId: string })
  /** a message for whoever waits for this name (and key); `waitId` names one of several */
  | (Base & { readonly type: 'DeliverMessage'; readonly name: string; readonly key?: Json; readonly vars: JsonObject; readonly waitId?: string })
  | (Base & { readonly type: 'DeliverSignal'; readonly name: string; readonly vars: JsonObject })
  /** a job of a service task is done, has failed with a BPMN error, or raises an escalation */
  | (Base & { readonly type: 'CompleteJob'; readonly jobId: string; readonly vars: JsonObject })
  | (Base & { readonly type: 'ThrowError'; readonly jobId: string; readonly code: string; readonly vars: JsonObject })
  /** a called process has ended; `error`: with an error that nothing caught there */
  | (Base & { readonly type: 'EndChild'; readonly childId: string; readonly vars: JsonObject; readonly error?: string })
  /** a called process tells of an escalation and runs on */
  | (Base & { readonly type: 'EscalateChild'; readonly childId: string; readonly code: string })
  /** ad-hoc sub-process: begin one of its activities; say that it is done */
  | (Base & { readonly type: 'StartActivity'; readonly scopeId: string; readonly node: string })
  | (Base & { readonly type: 'CompleteAdHoc'; readonly scopeId: string })
  /** an operator sets control variables, with the reason */
  | (Base & { readonly type: 'SetVariables'; readonly vars: JsonObject; readonly scopeId?: string; readonly comment: string })
  /** an operator lets a waiting step pass with these variables, or puts its token elsewhere in the same scope */
  | (Base & { readonly type: 'SkipStep'; readonly token: string; readonly vars: JsonObject; readonly comment: string })
  | (Base & { readonly type: 'MoveToken'; readonly token: string; readonly to: string; readonly comment: string })
  /** why an operator did something about this instance that changes nothing in it */
  | (Base & { readonly type: 'NoteOperation'; readonly what: 'retried' | 'resolved'; readonly ref: string; readonly comment: string })
  /** the caller of this instance no longer needs it */
  | (Base & { readonly type: 'CancelInstance' });

/** A child's end goes back to the call that waits for it. */
export interface Parent { readonly instanceId: string; readonly callId: string }
export interface StartInput {
  readonly instanceId: string;
  readonly orgId: string;
  readonly recordId: string;
  readonly vars: JsonObject;
  /** the start node, when it is not the none start event (message, signal, timer, condition) */
  readonly at?: string;
  readonly parent?: Parent;
  /** whose matter it is, when the machine starts it in his name */
  readonly initiator?: string;
}
