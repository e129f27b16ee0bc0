/**
 * What stands and falls with a commit besides what the durable host writes itself: one maker a concern, one line here. What it returns runs
 * in the commit's transaction, after its writes; it may run again, and others' commits may share the transaction. It throws Refused when
 * the command may not be, Conflict when somebody else was first.
 */
import type { Actor, CompiledPack, RecordDoc, Work, WorkEvent } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import type { HistoryDoc, RecordRowDoc, Session } from '../model';
import { linksAlso } from './links';

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
type Also = (session: Session) => Promise<void>;
type Maker = (deps: Deps, committed: Committed) => Also | undefined;

const MAKERS: readonly Maker[] = [linksAlso];

export function alsoOf(deps: Deps, committed: Committed): Also | undefined {
  const all = MAKERS.flatMap((make) => make(deps, committed) ?? []);
  if (all.length === 0) return undefined;
  return async (session) => {
    for (const also of all) await also(session);
  };
}
