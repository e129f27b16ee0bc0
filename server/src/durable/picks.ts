/** Records, units and people that a command picks: may its performer pick them? Asked where the command is decided, for every way in. */
import { mayPick, newPicks, pickProblems, reachOf, type Actor, type JsonObject, type PickWorld, type Problem, type Program, type WorkEvent, type WorkOutcome } from '@liandong/core/run';
import type { Deps, OrgSnapshot } from '../platform/deps';
import { readersOf, type PickRow } from './readers';

interface Asking {
  readonly countyId: string;
  readonly actor: Actor;
  readonly program: Program;
  /** the record's data as it was */
  readonly before: JsonObject;
  readonly snapshot: OrgSnapshot;
}

const NOTHING: ReadonlyMap<string, PickRow> = new Map();

/** All that is asked for at this moment is one trip. */
async function recordsOf({ db }: Deps, countyId: string, ids: ReadonlySet<string>): Promise<ReadonlyMap<string, PickRow>> {
  if (ids.size === 0) return NOTHING;
  const { pickRow } = readersOf(db);
  const rows = await Promise.all([...ids].map((id) => pickRow(countyId, id)));
  return new Map(rows.flatMap((row) => (row ? [[row._id, row] as const] : [])));
}

/** The outcome as it was decided, or refused when something was picked that is not there for him. Without new picks nothing is looked up. */
export async function withPicksAsked(deps: Deps, asking: Asking, outcome: WorkOutcome): Promise<WorkOutcome> {
  const problems = outcome.ok ? await pickProblemsOf(deps, asking, outcome.work.record.type, outcome.events) : [];
  return problems.length > 0 ? { ok: false, problems } : outcome;
}

/** What of it was picked that is not there for him. */
export async function pickProblemsOf(deps: Deps, { countyId, actor, program: { pack }, before, snapshot }: Asking, recordType: string, events: readonly WorkEvent[]): Promise<readonly Problem[]> {
  const picks = newPicks(pack, recordType, before, events);
  if (picks.length === 0) return [];
  const [records, roles] = await Promise.all([recordsOf(deps, countyId, new Set(picks.flatMap(({ ref, id }) => (ref.kind === 'record' ? [id] : [])))), deps.packs.roles(countyId)]);
  const world: PickWorld = {
    pack, org: snapshot.view, userId: actor.userId, reaches: reachOf(actor.grants, roles, snapshot.view), record: (id) => records.get(id), grants: (userId) => snapshot.person(userId)?.grants,
  };
  return pickProblems(picks, ({ ref, id }) => mayPick(world, ref, id));
}
