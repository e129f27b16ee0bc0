/** What approvals have brought about. */
import type { Instant } from '../../shared/json';
import type { Parked } from '../state';
import type { Ask, Part, Vote } from './state';

interface Act { readonly by: string; readonly at: Instant; readonly comment: string }
export type ApprovalEvent =
  | { readonly type: 'TaskRejected'; readonly taskId: string; readonly node: string } & Act
  | { readonly type: 'TaskTakenBack'; readonly node: string; readonly visit: number; readonly by: string; readonly at: Instant; readonly comment?: string }
  | { readonly type: 'TaskDelegated'; readonly taskId: string; readonly to: string } & Act
  /** he has said what he thinks; the task is the delegator's again */
  | { readonly type: 'TaskOpined'; readonly taskId: string; readonly by: string; readonly at: Instant; readonly outcome?: string; readonly comment?: string }
  | { readonly type: 'SignersAdded'; readonly taskId: string; readonly position: 'before' | 'after'; readonly userIds: readonly string[]; readonly scope?: string; readonly weight: number } & Act
  | { readonly type: 'SignerRemoved'; readonly taskId: string; readonly userId: string; readonly scope?: string; readonly weight: number; /** a member: it counts as done */ readonly member?: true } & Act
  | { readonly type: 'Signed'; readonly scope: string; readonly vote: Vote }
  | { readonly type: 'Unsigned'; readonly scope: string; readonly visit: number; /** members from here on have not begun */ readonly next?: number }
  /** the step was passed by itself: nobody is there, or he has approved before */
  | { readonly type: 'StepPassed'; readonly token: string; readonly node: string; readonly reason: 'nobody' | 'approved'; readonly at: Instant; readonly userId?: string }
  /** a join has used up tokens with different pasts; scope absent = the instance */
  | { readonly type: 'Joined'; readonly scope?: string; readonly node: string; readonly parts: readonly Part[] }
  /** work goes back to a completed step: what came after it is passed no more */
  | { readonly type: 'WentBack'; readonly scope?: string; readonly visit: number }
  /** the step waits until a step before it has been done again for it */
  | { readonly type: 'Parked'; readonly token: string; readonly parked: Parked }
  | { readonly type: 'CameBack'; readonly token: string }
  /** the timer stands still */
  | { readonly type: 'TimerHeld'; readonly timerId: string; readonly at: Instant }
  | { readonly type: 'Copied'; readonly id: string; readonly to: readonly string[]; readonly by: string; readonly at: Instant; readonly node?: string; readonly comment?: string }
  | { readonly type: 'CopyRead'; readonly id: string; readonly by: string; readonly at: Instant }
  | { readonly type: 'Urged'; readonly tasks: readonly string[]; readonly by: string; readonly at: Instant; readonly comment?: string }
  | { readonly type: 'Asked'; readonly ask: Ask; readonly comment: string }
  | { readonly type: 'Answered'; readonly askId: string; readonly to: string } & Act
  | { readonly type: 'AskEnded'; readonly askId: string; readonly by: string; readonly at: Instant }
  | { readonly type: 'InstanceSuspended' } & Act
  | { readonly type: 'InstanceResumed' } & Act
  | { readonly type: 'HandedOver'; readonly from: string; readonly to: string; readonly tasks: readonly string[] } & Act;
