/** What a commit has done, for what stands and falls with it. */
import type { Actor, CompiledPack, Problem, RecordDoc, Work, WorkEvent } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import type { HistoryDoc, RecordRowDoc, Session } from '../model';

export interface Committed {
  readonly countyId: string;
  readonly actor: Actor;
  /** that was decided by; the record's own pack may be another */
  readonly pack: CompiledPack;
  /** in plain, as they were decided */
  readonly events: readonly WorkEvent[];
  /** in plain, under its number */
  readonly record: RecordDoc;
  /** absent: done to a record outside a process */
  readonly state?: Work['state'];
  /** as stored: sealed */
  readonly row: RecordRowDoc;
  readonly rowBefore?: RecordRowDoc | undefined;
  readonly entry: HistoryDoc;
}
export type Also = (session: Session) => Promise<void>;
export type AlsoMaker = (deps: Deps, committed: Committed) => Also | undefined;

/**
 * One question of many commits, asked of the database at once. Those with the same `all` are asked together: it answers for each `about`, in
 * their order, why it may not be.
 */
export interface Together { readonly about: unknown; readonly all: (session: Session, about: readonly unknown[]) => Promise<readonly (readonly Problem[])[]> }
export type TogetherMaker = (deps: Deps, committed: Committed) => Together | undefined;
