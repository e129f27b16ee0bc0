import type { Ctx } from '../../shared/ctx';
import type { Instant, JsonObject } from '../../shared/json';
import type { Level } from '../../pack/format';
import type { Problem } from '../../shared/problem';
import type { RecordDoc, RecordEvent } from '../types';
import type { ProcessEvent } from '../../process/types';

/** What may be done with a record outside a process. `base`: the version that its performer had before him. */
export type RecordCommand =
  | { readonly type: 'CreateRecord'; readonly recordType: string; readonly orgId: string; readonly data: JsonObject; readonly occurredAt?: Instant | undefined }
  | { readonly type: 'ActOnRecord'; readonly action: string; readonly data?: JsonObject | undefined; readonly reason?: string | undefined; readonly occurredAt?: Instant | undefined; readonly base: number }
  | { readonly type: 'CorrectRecord'; readonly patch: JsonObject; readonly reason: string; readonly base: number }
  | { readonly type: 'VoidRecord'; readonly reason: string; readonly base: number }
  | { readonly type: 'TransferRecord'; readonly orgId?: string | undefined; readonly owner?: string | undefined; readonly reason: string; readonly base: number }
  /** `owner` absent: whom the offer names, else who accepts */
  | { readonly type: 'AcceptRecord'; readonly owner?: string | undefined; readonly reason?: string | undefined; readonly base: number }
  | { readonly type: 'DeclineRecord'; readonly reason: string; readonly base: number }
  | { readonly type: 'RecallRecord'; readonly reason: string; readonly base: number }
  /** the host's: its time is over */
  | { readonly type: 'LapseRecord'; readonly base: number };
export type RecordCommandOf<T extends RecordCommand['type']> = Extract<RecordCommand, { type: T }>;

/** What somebody did to the record after `base`. */
export interface Meanwhile {
  /** ids of fields whose values changed */
  readonly fields: readonly string[];
  /** it stands in another state, at another unit or in other hands */
  readonly moved: boolean;
  readonly by: string;
  readonly at: Instant;
}

export interface RecordCtx extends Ctx {
  /** who has worked on the record, for roles that reach only their own */
  readonly performers?: readonly string[];
  /** what happened since `base`, in its order; absent where the host cannot say */
  readonly meanwhile?: readonly Meanwhile[] | undefined;
  /** up to which level he sees the record; absent: as far as his roles in the pack say */
  readonly level?: Level | undefined;
  /** he hands over what a colleague leaves behind, by a right of the platform: no role of the pack is asked */
  readonly handsOver?: boolean | undefined;
}

/** A state is set by the same event, whoever sets it: a process or a command. */
export type RecordFact = RecordEvent | Extract<ProcessEvent, { type: 'RecordStateSet' }>;
export type RecordOutcome = { readonly ok: true; readonly events: readonly RecordFact[]; readonly record: RecordDoc } | { readonly ok: false; readonly problems: readonly Problem[] };
