/** A host in memory: the reference that every durable host is compared with. Also the designer's try-out. */
import { aggregate, factOf, rangeOf, type Fact } from '../indicator/index';
import { orgView, SYSTEM, workingCalendar, type Actor, type OrgUnit, type OrgView } from '../org/index';
import type { Program } from '../pack/program';
import { whoMay } from '../process/index';
import type { ProcessCommand } from '../process/types';
import { commandIds } from '../shared/ids';
import type { Calendar, Ctx } from '../shared/ctx';
import type { Instant } from '../shared/json';
import { problem } from '../shared/problem';
import { decide, decideStart, evolveWork, type Work, type WorkOutcome } from '../work/index';
import type { ScenarioDef } from './format';
import type { HostCommand, HostEffect, HostReply, HostStart, HostWork, ScenarioHost } from './host';

const MOST_FIRED = 10_000;

/** The scenario's units with their ancestors; a unit whose parent is missing stands alone. */
export function scenarioUnits(org: ScenarioDef['org']): OrgUnit[] {
  const byId = new Map(org.map((unit) => [unit.id, unit]));
  const pathOf = (id: string | null, seen: readonly string[] = []): string[] => {
    const unit = id === null ? undefined : byId.get(id);
    return unit && !seen.includes(unit.id) ? [...pathOf(unit.parentId, [...seen, unit.id]), unit.id] : [];
  };
  return org.map((unit) => ({ ...unit, path: pathOf(unit.parentId, [unit.id]) }));
}

interface Due { readonly workId: string; readonly timerId: string; readonly due: Instant }

class MemoryHost implements ScenarioHost {
  private clock: Instant;
  private commands = 0;
  private readonly works = new Map<string, Work>();
  /** timers whose step was refused: on a durable host an incident, here set aside */
  private readonly stuck = new Set<string>();
  private readonly org: OrgView;
  private readonly calendar: Calendar = workingCalendar();
  private readonly actors: ReadonlyMap<string, Actor>;

  constructor(readonly program: Program, scenario: ScenarioDef) {
    this.clock = new Date(scenario.at).toISOString();
    const holders = scenario.people.flatMap(({ id, name, grants }) => grants.map((grant) => ({ ...grant, userId: id, name })));
    this.org = orgView(scenarioUnits(scenario.org), holders);
    this.actors = new Map(scenario.people.map(({ id, name, grants }) => [id, { userId: id, name, grants }]));
  }

  async now(): Promise<Instant> {
    return this.clock;
  }

  async add(from: Instant, duration: string): Promise<Instant> {
    return this.calendar.add(from, duration);
  }

  async start(by: string, input: HostStart): Promise<HostReply> {
    const id = this.nextId();
    const actor = this.actors.get(by);
    return actor ? this.keep(decideStart(this.program, { ...input, id }, this.ctx(actor, id))) : nobody;
  }

  async command(by: string, workId: string, command: HostCommand): Promise<HostReply> {
    const [work, actor] = [this.works.get(workId), this.actors.get(by)];
    if (!work || !actor) return nobody;
    if (command.type === 'ReassignTask' && !this.actors.has(command.userId)) return nobody;
    const id = this.nextId();
    return this.keep(decide(this.program, work, { ...command, id } as ProcessCommand, this.ctx(actor, id)));
  }

  async advance(to: Instant): Promise<readonly HostEffect[]> {
    const effects: HostEffect[] = [];
    for (let fired = 0; fired < MOST_FIRED; fired += 1) {
      const [next] = this.due(to);
      if (!next) break;
      this.clock = next.due > this.clock ? next.due : this.clock;
      const work = this.works.get(next.workId);
      if (!work) break;
      const id = `timer:${next.timerId}`;
      const reply = this.keep(decide(this.program, work, { type: 'FireTimer', id, timerId: next.timerId }, this.ctx(SYSTEM, id)));
      if (reply.ok) effects.push(...reply.effects.map((type) => ({ workId: next.workId, type })));
      else this.stuck.add(next.timerId);
    }
    this.clock = to > this.clock ? to : this.clock;
    return effects;
  }

  async look(workId: string): Promise<HostWork | undefined> {
    const work = this.works.get(workId);
    if (!work) return undefined;
    const { state, record } = work;
    const open = Object.values(state.tasks).map((task) => ({ taskId: task.id, node: task.node, candidates: whoMay(task, this.org) }));
    return { status: state.status, recordState: record.state, data: record.data, open, ...(state.endNode === undefined ? {} : { endNode: state.endNode }) };
  }

  async figure(indicator: string, orgId: string, period: string): Promise<number | null> {
    const def = this.program.pack.indicators[indicator];
    if (!def) return null;
    const range = rangeOf(period);
    const ctx = { now: this.clock, dateOf: this.calendar.dateOf };
    const isIn = ({ at }: Fact): boolean => range === undefined || (at >= range.from && at < range.to);
    const facts = [...this.works.values()]
      .filter(({ record }) => record.orgId === orgId || this.org.unit(record.orgId)?.path.includes(orgId) === true)
      .flatMap(({ record }) => factOf(def, record, ctx) ?? [])
      .filter(isIn);
    return aggregate(def, facts);
  }

  private nextId(): string {
    this.commands += 1;
    return `c${this.commands}`;
  }

  private due(to: Instant): Due[] {
    const all = [...this.works].flatMap(([workId, { state }]) => Object.values(state.timers).map((timer) => ({ workId, timerId: timer.id, due: timer.due })));
    const key = (timer: Due): string => `${timer.due} ${timer.timerId}`;
    return all.filter((timer) => timer.due <= to && !this.stuck.has(timer.timerId)).sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }

  /** Keep what was decided, by reducing the events like every other host: `outcome.work` is a convenience, never the truth. */
  private keep(outcome: WorkOutcome): HostReply {
    if (!outcome.ok) return outcome;
    const workId = outcome.work.state.instanceId;
    const work = outcome.events.reduce<Work | undefined>(evolveWork, this.works.get(workId));
    if (work) this.works.set(workId, work);
    return { ok: true, workId, effects: outcome.effects.map((effect) => effect.type) };
  }

  private ctx(actor: Actor, commandId: string): Ctx {
    return { now: this.clock, actor, newId: commandIds(commandId), org: this.org, calendar: this.calendar, params: this.program.pack.params };
  }
}

const nobody: HostReply = { ok: false, problems: [problem('work.person-unknown')] };

export const memoryHost = (program: Program, scenario: ScenarioDef): ScenarioHost => new MemoryHost(program, scenario);
