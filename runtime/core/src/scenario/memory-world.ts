/** What a memory host keeps: states, records, whether a command was applied, what is still to be delivered. */
import { mayPick, reachOf, type PickTarget } from '../access/index';
import { isDelivered, type Sender } from '../delivery/index';
import type { Picked } from '../form/picks';
import { orgView, workingCalendar, type Actor, type OrgUnit, type OrgView, type StandInRow } from '../org/index';
import type { Program } from '../pack/program';
import type { Effect, ProcessState } from '../process/types';
import type { RecordDoc } from '../record/types';
import { commandIds } from '../shared/ids';
import type { Calendar, Ctx } from '../shared/ctx';
import type { Instant } from '../shared/json';
import type { Problem } from '../shared/problem';
import { evolveWork, newPicks, pickProblems, unstarted, type Work, type WorkEvent, type WorkOutcome } from '../work/index';
import type { ScenarioDef } from './format';
import type { HostReply } from './host';
import { MemoryBooks } from './memory-books';

/** The scenario's units with their ancestors; a unit whose parent is missing stands alone. */
export function scenarioUnits(org: ScenarioDef['org']): OrgUnit[] {
  const byId = new Map(org.map((unit) => [unit.id, unit]));
  const pathOf = (id: string | null, seen: readonly string[] = []): string[] => {
    const unit = id === null ? undefined : byId.get(id);
    return unit && !seen.includes(unit.id) ? [...pathOf(unit.parentId, [...seen, unit.id]), unit.id] : [];
  };
  return org.map((unit) => ({ ...unit, path: pathOf(unit.parentId, [unit.id]) }));
}

/** Who acts for whom, by name. */
export function standInsOf({ standIns = [], people }: ScenarioDef): StandInRow[] {
  return standIns.map(({ for: principal, by, from, until }) => ({ for: principal, userId: by, name: people.find(({ id }) => id === by)?.name ?? by, from: new Date(from).toISOString(), until: new Date(until).toISOString() }));
}

/** An effect for another instance that has not been delivered yet. */
export interface Todo { readonly effect: Effect; readonly from: Sender; attempts: number; due: Instant }

export class MemoryWorld {
  clock: Instant;
  /** in the order of their start */
  readonly states = new Map<string, ProcessState>();
  readonly records = new Map<string, RecordDoc>();
  private readonly happened = new Map<string, readonly WorkEvent[]>();
  readonly applied = new Map<string, string>();
  readonly books: MemoryBooks;
  todo: Todo[] = [];
  readonly org: OrgView;
  readonly calendar: Calendar = workingCalendar();
  readonly actors: ReadonlyMap<string, Actor>;

  constructor(readonly program: Program, scenario: ScenarioDef) {
    this.clock = new Date(scenario.at).toISOString();
    this.books = new MemoryBooks(program.pack, this.calendar.dateOf(this.clock));
    const holders = scenario.people.flatMap(({ id, name, grants }) => grants.map((grant) => ({ ...grant, userId: id, name })));
    this.org = orgView(scenarioUnits(scenario.org), holders, standInsOf(scenario));
    this.actors = new Map(scenario.people.map(({ id, name, grants }) => [id, { userId: id, name, grants }]));
  }

  /** What happened to a record, in order. */
  eventsOf(recordId: string): readonly WorkEvent[] {
    return this.happened.get(recordId) ?? [];
  }

  workOf(workId: string): Work | undefined {
    const state = this.states.get(workId);
    const record = state && this.records.get(state.recordId);
    return record && { state, record };
  }

  /** May somebody pick it? */
  mayPick(actor: Actor, { ref, id }: Picked): boolean {
    const { pack } = this.program;
    return mayPick({
      pack, org: this.org, userId: actor.userId, reaches: reachOf(actor.grants, pack.manifest.roles, this.org), record: (recordId) => this.pickTarget(recordId), grants: (userId) => this.actors.get(userId)?.grants,
    }, ref, id);
  }

  private pickTarget(recordId: string): PickTarget | undefined {
    const record = this.records.get(recordId);
    const performers = [...this.states.values()].filter((state) => state.recordId === recordId).flatMap(({ visits }) => visits.map(({ by }) => by));
    return record && { ...record, path: this.org.unit(record.orgId)?.path ?? [], performers };
  }

  /** The work that a called process belongs to in the end. */
  rootOf(workId: string): string {
    const parent = this.states.get(workId)?.parent;
    return parent ? this.rootOf(parent.instanceId) : workId;
  }

  ctx(actor: Actor, commandId: string): Ctx {
    return { now: this.clock, actor, newId: commandIds(commandId), org: this.org, calendar: this.calendar, params: this.program.pack.params };
  }

  /** Keep what somebody decided, unless he picked what is not there for him. */
  keepPicked(actor: Actor, commandId: string, outcome: WorkOutcome): HostReply {
    const before = outcome.ok ? (this.records.get(outcome.work.record.id)?.data ?? {}) : {};
    const picks = outcome.ok ? newPicks(this.program.pack, outcome.work.record.type, before, outcome.events) : [];
    const problems = pickProblems(picks, (picked) => this.mayPick(actor, picked));
    return this.keep(commandId, problems.length > 0 ? { ok: false, problems } : outcome);
  }

  /** Keep what was decided, by reducing the events like every other host: `outcome.work` is a convenience, never the truth. */
  keep(commandId: string, outcome: WorkOutcome): HostReply {
    if (!outcome.ok) return outcome;
    const { instanceId: workId, recordId } = outcome.work.state;
    const known = this.records.get(recordId);
    const before = this.workOf(workId);
    const work = outcome.events.reduce<Work | undefined>(evolveWork, before ?? (known && unstarted(known)));
    if (!work) return { ok: true, workId, effects: [] };
    const problems = this.post(before, work, outcome.events);
    if (problems.length > 0) return { ok: false, problems };
    this.states.set(workId, work.state);
    this.records.set(recordId, work.record);
    this.happened.set(recordId, [...this.eventsOf(recordId), ...outcome.events]);
    this.applied.set(commandId, workId);
    const from: Sender = { workId, orgId: work.state.orgId, at: this.clock };
    this.todo.push(...outcome.effects.filter(isDelivered).map((effect) => ({ effect, from, attempts: 0, due: this.clock })));
    return { ok: true, workId, effects: outcome.effects.filter((effect) => !isDelivered(effect)).map((effect) => effect.type) };
  }

  private post(before: Work | undefined, after: Work, events: readonly WorkEvent[]): readonly Problem[] {
    const { clock: now, calendar, org, program: { pack } } = this;
    return this.books.post({ pack, before, after, events, today: calendar.dateOf(now), feel: { now, dateOf: calendar.dateOf }, isUnit: (id) => org.unit(id) !== undefined });
  }
}
