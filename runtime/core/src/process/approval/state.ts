/** What approvals keep beside the token game: signatures, people who were added or asked, places that were passed. Free text stays in the events. */
import type { Instant } from '../../shared/json';

/** A signature given in a step of several signers. */
export interface Vote {
  readonly by: string;
  /** 代理: in whose place */
  readonly for?: string;
  readonly outcome?: string;
  readonly weight: number;
  /** completed step that it is; absent: it was given by itself (he had approved before) */
  readonly visit?: number;
  /** of the members; absent: somebody who was added */
  readonly index?: number;
}
export interface Signing {
  /** signatures that the step waits for, given ones included */
  readonly expected: number;
  /** sum of the weights of all who are to sign */
  readonly weight: number;
  /** of the members, by index; absent: each counts 1 */
  readonly weights?: readonly number[];
  readonly votes: readonly Vote[];
}

/** 代理: who acts for whom, as it was when the task opened. */
export interface StandIn { readonly userId: string; readonly name: string; readonly for: string; readonly until?: Instant; /** he was found himself as well */ readonly own?: true }
/** What somebody said to whom the task was delegated. */
export interface Opinion { readonly by: string; readonly at: Instant; readonly outcome?: string }
/** 加签: who asked for this signature, at which task, and whether it comes before or after that one. */
export interface Added { readonly by: string; readonly task: string; readonly position: 'before' | 'after'; readonly weight: number }

/** 沟通: a question to somebody about an open task. */
export interface Ask { readonly id: string; readonly task: string; readonly node: string; readonly by: string; readonly to: string; readonly at: Instant; readonly waits: boolean }
/** 抄送: who was told, and who has said that he has read it. */
export interface Copy { readonly id: string; readonly by: string; readonly at: Instant; readonly to: readonly string[]; readonly read: readonly string[]; readonly node?: string }

/** A token that a join used up. */
export interface Part { readonly flow?: string; readonly past: readonly number[] }
export interface Join { readonly kind: 'join'; readonly node: string; readonly parts: readonly Part[] }
