import { picksShown, presentRecord, sensitiveLevels, sighted, sightOf, tasksNow, unworked, type Sight } from '../../access/index';
import { destroyedModel, findRecord, loadRow, loadWork, namesakesOf, noteView, type LoadedWork } from '../../durable/index';
import { closedIn, closing, withClosed } from '../../closed/index';
import { namesOf } from '../../names/index';
import { fieldsOf, type JsonObject, type RecordDoc, type RoleDef } from '@liandong/core/run';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import type { RecordView } from './contract';

/** A work in the eyes of one person at one moment. */
export interface Seen extends LoadedWork {
  readonly snapshot: OrgSnapshot;
  readonly roles: readonly RoleDef[];
  readonly sight: Sight;
  readonly now: string;
}

/** What he may see of a loaded work; undefined: for him it does not exist. */
export const sightOfWork = (caller: Caller, roles: readonly RoleDef[], { row, work, program }: LoadedWork, { view }: OrgSnapshot, now: string): Sight | undefined =>
  sightOf(caller, roles, sighted(row, work.state, program.pack, view, now));

/** With its open steps as they stand now. */
export function asOfNow<T extends LoadedWork>(loaded: T, { view }: OrgSnapshot, now: string): T {
  const { work } = loaded;
  return { ...loaded, work: { ...work, state: { ...work.state, tasks: tasksNow(work.state.tasks, view, now) } } };
}

interface Options {
  /** for somebody who has just acted on it */
  readonly orElse?: Sight;
  /** as it has just been stored: nothing need be read again */
  readonly stored?: Pick<Seen, 'snapshot' | 'roles'> & { readonly work: LoadedWork } | undefined;
}

/** The work as he may see it, or the same answer as for one that does not exist. */
export async function seeWork(deps: Deps, caller: Caller, workId: string, code: string, { orElse, stored }: Options = {}): Promise<Seen> {
  const now = deps.clock.now();
  const { countyId } = caller;
  const [loaded, snapshot, roles] = stored ? [stored.work, stored.snapshot, stored.roles] : await Promise.all([loadWork(deps, countyId, workId), deps.org.snapshot(countyId), deps.packs.roles(countyId)]);
  const sight = loaded && (sightOfWork(caller, roles, loaded, snapshot, now) ?? orElse);
  if (!loaded || !sight) return refuse(code);
  const today = await withClosed(deps, caller, { row: loaded.row, pack: loaded.program.pack }, sight, now);
  return { ...asOfNow(loaded, snapshot, now), snapshot, roles, sight: today, now };
}

/** A record in the eyes of one person at one moment. */
export interface SeenRecord extends Pick<Seen, 'row' | 'program' | 'snapshot' | 'roles' | 'sight' | 'now'> {
  readonly record: RecordDoc;
  /** that made it */
  readonly of?: Seen;
  /** all records of the same person, or itself; absent: not asked for */
  readonly namesakes?: readonly string[];
}

/** That a record was destroyed may be told: whoever asks had its address, and it says nothing of what was in it. */
async function refuseGone({ db, org }: Deps, countyId: string, recordId: string, code: string): Promise<never> {
  const [gone, { calendar }] = await Promise.all([destroyedModel(db).findOne({ countyId, _id: recordId }).lean(), org.snapshot(countyId)]);
  return gone ? refuse('record.destroyed', '', { no: gone.no ?? '', on: calendar.dateOf(gone.at) }) : refuse(code);
}

/** The record as he may see it, whether a process made it or not, or the same answer as for one that does not exist. */
export async function seeRecord(deps: Deps, caller: Caller, recordId: string, code: string, orElse?: Sight): Promise<SeenRecord> {
  const { countyId } = caller;
  const row = (await findRecord(deps, countyId, recordId)) ?? (await refuseGone(deps, countyId, recordId, code));
  if (row.workId !== undefined) {
    const of = await seeWork(deps, caller, row.workId, code, orElse ? { orElse } : {});
    return { ...of, record: of.work.record, of };
  }
  const now = deps.clock.now();
  // mostly it is shown by the release that it was made under: what follows from that is asked for meanwhile
  const guess = deps.packs.pack(countyId, row.release).then(async (pack) => {
    if (!pack) return undefined;
    const [closed, namesakes] = await Promise.all([closedIn(deps, caller, [{ row, pack }], now), namesakesOf(deps, pack, row)]);
    return { pack, closed, namesakes };
  });
  const [loaded, snapshot, roles, early] = await Promise.all([loadRow(deps, row), deps.org.snapshot(countyId), deps.packs.roles(countyId), guess]);
  const sight = loaded && (sightOf(caller, roles, unworked(row, loaded.program.pack, snapshot.view)) ?? orElse);
  if (!loaded || !sight) return refuse(code);
  const { pack } = loaded.program;
  const isRight = early?.pack === pack;
  return { ...loaded, snapshot, roles, sight: closing(sight, row._id, isRight ? early.closed : await closedIn(deps, caller, [{ row, pack }], now)), now, ...(isRight ? { namesakes: early.namesakes } : {}) };
}

/** The record cut to his sight. When sensitive values are in it, that he sees them is noted first. */
export async function showRecord(deps: Deps, caller: Caller, seen: Omit<SeenRecord, 'row' | 'roles'>, where: 'work' | 'task' | 'record' | 'person', now: string): Promise<RecordView> {
  const { pack } = seen.program;
  const { record } = seen;
  const view = presentRecord(pack, record, seen.sight, seen.snapshot.view);
  const fields = fieldsOf(pack, record.type);
  const levels = sensitiveLevels(fields, { data: view.data as never, masked: view.masked });
  if (levels.length > 0) await noteView(deps, { countyId: caller.countyId, recordId: record.id, by: caller.userId, byName: caller.name, at: now, levels, where });
  const picks = picksShown(fields, view.data as JsonObject);
  return picks.length === 0 ? view : { ...view, names: (await namesOf(deps, caller, picks)).all };
}
