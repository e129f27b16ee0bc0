/** What a commit has done, for what stands and falls with it. */
import type { Actor, CompiledPack, RecordDoc, Work, WorkEvent } from '@liandong/core/run';
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
