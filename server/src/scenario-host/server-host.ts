import { randomBytes } from 'node:crypto';
import {
  namedBy, orgView, pendingOf, problem, scenarioUnits, standInsOf, whoMay, shownAmount, workingCalendar, type Actor, type BalanceAsked, type Delivered, type HostCommand, type HostEffect, type HostMessage, type HostReply, type HostStart, type HostWork, type Instant, type Program,
  type ScenarioDef, type ScenarioHost,
} from '@liandong/core/run';
import type { Logger } from 'pino';
import { applyCommand, applyStart, deliveryEffects, earliestDue, earliestTodo, fireEarliest, ledgerBalanceModel, loadWork, messageEffects, outboxJob, overdueJob, tellMessage, tellSignal, verifyCounty, worksOnRecord, type Applied } from '../durable/index';
import { models } from '../models';
import { buildIndexes } from '../platform/db/index';
import type { Deps, OrgSnapshot, Person } from '../platform/deps';
import { keysFrom } from '../platform/keys/index';
import { changesOf } from '../platform/changes/index';
import { figureNow } from '../resources/figures/index';

const COUNTY = 'county';
const MOST_FIRED = 10_000;
const nobody: HostReply = { ok: false, problems: [problem('work.person-unknown')] };

function snapshotOf(scenario: ScenarioDef): OrgSnapshot {
  const units = scenarioUnits(scenario.org);
  const people = new Map<string, Person>(scenario.people.map((person) => [person.id, person]));
  const holders = scenario.people.flatMap(({ id, name, grants }) => grants.map((grant) => ({ ...grant, userId: id, name })));
  const standIns = standInsOf(scenario);
  return { county: { id: COUNTY, name: COUNTY }, units, view: orgView(units, holders, standIns), standIns, calendar: workingCalendar(), people: [...people.values()], person: (id) => people.get(id) };
}

const toldOf = (told: Delivered): HostReply => (told.ok ? { ok: true, workId: told.workId, effects: [] } : told);
const replyOf = (applied: Applied): HostReply => (applied.ok ? { ok: true, workId: applied.workId, effects: applied.effects.map((effect) => effect.type) } : applied);

class ServerHost implements ScenarioHost {
  private commands = 0;
  private readonly outbox = outboxJob({ ...messageEffects, ...deliveryEffects });

  constructor(private readonly deps: Deps, private readonly program: Program, private readonly snapshot: OrgSnapshot, private readonly setNow: (at: Instant) => void) {}

  async now(): Promise<Instant> {
    return this.deps.clock.now();
  }

  async add(from: Instant, duration: string): Promise<Instant> {
    return this.snapshot.calendar.add(from, duration);
  }

  async start(by: string, input: HostStart): Promise<HostReply> {
    const actor = this.actor(by);
    return actor ? this.delivered(replyOf(await applyStart(this.deps, { countyId: COUNTY, actor, commandId: this.nextId(), program: this.program, input }))) : nobody;
  }

  async command(by: string, workId: string, command: HostCommand): Promise<HostReply> {
    const actor = this.actor(by);
    if (!actor || !namedBy(command).every((userId) => this.snapshot.person(userId))) return nobody;
    return this.delivered(replyOf(await applyCommand(this.deps, { countyId: COUNTY, actor, commandId: this.nextId(), workId, command })));
  }

  async message(message: HostMessage): Promise<HostReply> {
    return this.delivered(toldOf(await tellMessage(this.deps, COUNTY, { ...message, id: this.nextId() })));
  }

  async signal(signal: Omit<HostMessage, 'key'>): Promise<HostReply> {
    return this.delivered(toldOf(await tellSignal(this.deps, COUNTY, { ...signal, id: this.nextId() })));
  }

  async advance(to: Instant): Promise<readonly HostEffect[]> {
    const effects: HostEffect[] = [];
    for (let fired = 0; fired < MOST_FIRED; fired += 1) {
      const timer = await earliestDue(this.deps, COUNTY);
      const [at] = [timer, await earliestTodo(this.deps, COUNTY)].flatMap((due) => due ?? []).sort();
      if (at === undefined || at > to) break;
      if (at > this.deps.clock.now()) this.setNow(at);
      await this.deliverDue();
      if (timer === at) effects.push(...(await this.fire()));
    }
    if (to > this.deps.clock.now()) this.setNow(to);
    await this.deliverDue();
    await overdueJob.runOnce(this.deps);
    return effects;
  }

  async look(workId: string): Promise<HostWork | undefined> {
    const loaded = await loadWork(this.deps, COUNTY, workId);
    if (!loaded) return undefined;
    const { state, record } = loaded.work;
    const works = await worksOnRecord(this.deps, COUNTY, record.id);
    const open = works.flatMap(({ _id, state: { tasks } }) => Object.values(tasks).map((task) => ({ taskId: task.id, workId: _id, node: task.node, candidates: whoMay(task, this.snapshot.view) })));
    return { recordId: record.id, status: state.status, recordState: record.state, data: record.data, open, ...pendingOf(state), ...(state.endNode === undefined ? {} : { endNode: state.endNode }) };
  }

  figure(indicator: string, orgId: string, period: string): Promise<number | null> {
    return figureNow(this.deps, { countyId: COUNTY, packId: this.program.pack.manifest.id, indicatorId: indicator, orgIds: [orgId], period });
  }

  async balance({ ledger, account, orgId, dimensions = {} }: BalanceAsked): Promise<number | null> {
    const { pack } = this.program;
    const def = pack.ledgers?.[ledger];
    const found = await ledgerBalanceModel(this.deps.db).find({ countyId: COUNTY, packId: pack.manifest.id, ledgerId: ledger, account, orgId }).lean();
    const within = found.filter(({ dims }) => Object.entries(dimensions).every(([id, value]) => dims[id] === value));
    return def ? shownAmount(def.kind, within.reduce((sum, { amount }) => sum + amount, 0)) : null;
  }

  private async fire(): Promise<HostEffect[]> {
    const done = await fireEarliest(this.deps, COUNTY);
    const root = done && done.effects.length > 0 ? (await loadWork(this.deps, COUNTY, done.workId))?.row.workId : undefined;
    await this.deliverDue();
    return (done?.effects ?? []).map((type) => ({ workId: root ?? '', type }));
  }

  private async deliverDue(): Promise<void> {
    while ((await this.outbox.runOnce(this.deps)) > 0);
  }

  private async delivered(reply: HostReply): Promise<HostReply> {
    await this.deliverDue();
    return reply;
  }

  private actor(userId: string): Actor | undefined {
    const person = this.snapshot.person(userId);
    return person && { userId, name: person.name, grants: person.grants };
  }

  private nextId(): string {
    this.commands += 1;
    return `scenario-${this.commands}`;
  }
}

export interface RunningHost {
  readonly host: ScenarioHost;
  readonly deps: Deps;
  /** removes its database; refuses when history and state do not agree */
  end(): Promise<void>;
}

/** A host in a scratch database beside the one of `db`. */
export async function serverHost(db: Deps['db'], log: Logger, program: Program, scenario: ScenarioDef): Promise<RunningHost> {
  const scratch = db.useDb(`liandong_scenario_${randomBytes(8).toString('hex')}`);
  await buildIndexes(scratch, models);
  const snapshot = snapshotOf(scenario);
  let now = new Date(scenario.at).toISOString();
  const { pack } = program;
  const org = { snapshot: async () => snapshot, countyIds: async () => [COUNTY] };
  const known = <T>(sha: string, value: T): T | undefined => (sha === pack.sha ? value : undefined);
  const deps: Deps = {
    db: scratch, log, org, clock: { now: () => now }, keys: keysFrom(randomBytes(32)), changes: changesOf(scratch, org),
    packs: {
      program: async (_county, sha) => known(sha, program), pack: async (_county, sha) => known(sha, pack),
      inUseAt: async (_county, packId) => (packId === pack.manifest.id ? pack.sha : undefined), startableAt: async (_county, _pack, _org, sha) => sha === pack.sha,
      released: async (_county, packId, version) => (packId === pack.manifest.id && version === pack.manifest.version ? pack.sha : undefined),
      inUse: async () => [{ packId: pack.manifest.id, sha: pack.sha }], roles: async () => pack.manifest.roles,
    },
  };
  return {
    deps,
    host: new ServerHost(deps, program, snapshot, (at) => { now = at; }),
    end: async () => {
      const { problems } = await verifyCounty(deps, COUNTY);
      await scratch.dropDatabase();
      if (problems.length > 0) throw new Error(`history does not prove the state: ${JSON.stringify(problems[0])}`);
    },
  };
}
