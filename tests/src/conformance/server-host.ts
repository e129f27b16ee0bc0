/** The durable host: each command a commit on a real MongoDB, every instance read from there again. */
import { randomBytes } from 'node:crypto';
import {
  conditionStarts, nextStart, SYSTEM, timerStarts, type Actor, type Calendar, type Effect, type Instant, type JobAnswer, type JsonObject, type ProcessState, type Program, type ScenarioDef, type StartTimer,
} from '@liandong/core/run';
import { connect, disconnect } from '@liandong/server/db';
import {
  applyCommand, applyMigration, applyStart, deliveryEffects, durableModels, earliestDue, earliestTodo, fireEarliest, instanceModel, loadWork, messageEffects, openIncidents, outboxJob, tellMessage, tellSignal, verifyCounty, type Applied, type CommandBody,
  type EffectHandlers,
} from '@liandong/server/durable';
import { serverHost as scratchHost, SILENT } from '@liandong/server/scenario-host';
import { aProgram } from './a-program';
import type { Answer, Host, Setup, Stage } from './host';
import { ACTOR, answer, isFailure, ROLE, START, UNIT } from './memory-host';

type Running = Awaited<ReturnType<typeof scratchHost>>;
type Deps = Running['deps'];
const COUNTY = 'county';
const MOST_FIRED = 10_000;
/** One unit, one person, as in memory. */
const SCENARIO: ScenarioDef = {
  id: 'case', title: 'case', at: START, org: [{ id: UNIT, parentId: null, tier: 'county', name: UNIT }], people: [{ id: ACTOR.userId, name: ACTOR.name, grants: [{ role: ROLE, orgId: UNIT }] }], steps: [],
};

class ServerStage implements Stage {
  private commands = 0;
  private timers: readonly StartTimer[];
  private readonly failed: string[] = [];
  /** a job that is asked for again has been worked on already */
  private readonly answers = new Map<string, JobAnswer | undefined>();
  private readonly outbox;

  now: Instant = START;

  constructor(private readonly deps: Deps, private readonly program: Program, private readonly setup: Setup, private readonly name: string, private readonly calendar: Calendar) {
    this.timers = timerStarts(setup.models, { now: START, calendar });
    const types = new Set(setup.models.flatMap(({ nodes }) => Object.values(nodes).flatMap(({ props }) => (typeof props.service === 'string' ? [props.service] : []))));
    const jobs: EffectHandlers = Object.fromEntries([...types].map((type) => [type, (_deps: Deps, effect: Effect, place: { readonly workId: string }) => this.work(effect, place.workId)]));
    this.outbox = outboxJob({ ...messageEffects, ...deliveryEffects, ...jobs });
  }

  async start(process: string, vars: JsonObject): Promise<Answer> {
    const model = this.setup.models.find(({ id }) => id === process);
    // a person starts a service with a form and no variables: here an event brings them
    return this.told(await this.begin(process, model?.start || undefined, vars));
  }

  async command(instanceId: string, move: CommandBody): Promise<Answer> {
    return this.told(await this.apply(ACTOR, instanceId, move));
  }

  async publish(name: string, vars: JsonObject): Promise<Answer> {
    const told = answer(await tellMessage(this.deps, COUNTY, { id: this.nextId(), name, vars, orgId: UNIT }));
    await this.deliver();
    return told;
  }

  async broadcast(name: string, vars: JsonObject): Promise<Answer> {
    const told = answer(await tellSignal(this.deps, COUNTY, { id: this.nextId(), name, vars, orgId: UNIT }));
    await this.deliver();
    return told;
  }

  async evaluateConditions(vars: JsonObject): Promise<readonly Answer[]> {
    const answers: Answer[] = [];
    for (const { process, node } of conditionStarts(this.setup.models, vars, { now: this.now, calendar: this.calendar })) answers.push(await this.told(await this.begin(process, node, vars)));
    return answers;
  }

  async migrate(process: string, to: string, nodes: Readonly<Record<string, string>>): Promise<readonly Answer[]> {
    const answers: Answer[] = [];
    for (const state of await this.states())
      if (state.process === process && state.status === 'running')
        answers.push(await this.told(await applyMigration(this.deps, { countyId: COUNTY, actor: ACTOR, commandId: this.nextId(), workId: state.instanceId, from: this.program.pack.sha, target: this.program, plan: { nodes, fields: {}, process: to }, comment: 'by the case' })));
    return answers;
  }

  async advance(duration: string): Promise<void> {
    const until = this.calendar.add(this.now, duration);
    for (let fired = 0; fired < MOST_FIRED; fired += 1) {
      const [begin] = [...this.timers].sort((a, b) => (a.due < b.due ? -1 : 1));
      const timer = await earliestDue(this.deps, COUNTY);
      const [at] = [begin?.due, timer, await earliestTodo(this.deps, COUNTY)].flatMap((due) => due ?? []).sort();
      if (at === undefined || at > until) break;
      if (at > this.now) this.now = at;
      await this.deliver();
      if (begin?.due === at) await this.startBy(begin);
      else if (timer === at) await fireEarliest(this.deps, COUNTY);
      await this.deliver();
    }
    if (until > this.now) this.now = until;
  }

  async states(): Promise<readonly ProcessState[]> {
    const docs = await instanceModel(this.deps.db).find({ countyId: COUNTY }).sort({ $natural: 1 }).select({ _id: 1 }).lean<{ readonly _id: string }[]>();
    const works = await Promise.all(docs.map(({ _id }) => loadWork(this.deps, COUNTY, _id)));
    return works.flatMap((loaded) => loaded?.work.state ?? []);
  }

  async refused(): Promise<readonly string[]> {
    const incidents = await openIncidents(this.deps, COUNTY, 100);
    return [...this.failed, ...incidents.map(({ code }) => code).filter(isFailure)];
  }

  async close(): Promise<void> {
    const { problems } = await verifyCounty(this.deps, COUNTY);
    await Promise.all(durableModels.map((model) => model(this.deps.db).deleteMany({})));
    if (problems.length > 0) throw new Error(`history does not prove the state: ${JSON.stringify(problems[0])}`);
  }

  private async startBy(timer: StartTimer): Promise<void> {
    const again = nextStart(timer, { calendar: this.calendar });
    this.timers = [...this.timers.filter((entry) => entry !== timer), ...(again ? [again] : [])];
    const begun = await this.begin(timer.process, timer.node, {});
    if (!begun.ok) this.failed.push(...begun.problems.map(({ code }) => code));
  }

  private begin(serviceId: string, node: string | undefined, vars: JsonObject): Promise<Applied> {
    return applyStart(this.deps, { countyId: COUNTY, actor: SYSTEM, commandId: this.nextId(), program: this.program, input: { serviceId, orgId: UNIT, data: {}, event: { vars, ...(node === undefined ? {} : { node }) } } });
  }

  private apply(actor: Actor, workId: string, command: CommandBody): Promise<Applied> {
    return applyCommand(this.deps, { countyId: COUNTY, actor, commandId: this.nextId(), workId, command });
  }

  private async work({ payload }: Effect, workId: string): Promise<void> {
    const jobId = String(payload.jobId ?? '');
    const state = (await loadWork(this.deps, COUNTY, workId))?.work.state;
    const wait = state?.waits[jobId];
    if (!state || !wait) return;
    if (!this.answers.has(jobId)) this.answers.set(jobId, this.setup.job({ jobId, node: wait.node, instanceId: workId }, state));
    const done = this.answers.get(jobId);
    if (!done) return;
    const applied = await applyCommand(this.deps, { countyId: COUNTY, actor: SYSTEM, commandId: `job:${jobId}`, workId, command: 'error' in done ? { type: 'ThrowError', jobId, code: done.error, vars: {} } : { type: 'CompleteJob', jobId, vars: done.vars } });
    if (!applied.ok) this.failed.push(...applied.problems.map(({ code }) => code));
  }

  private async deliver(): Promise<void> {
    while ((await this.outbox.runOnce(this.deps)) > 0);
  }

  private async told(applied: Applied): Promise<Answer> {
    await this.deliver();
    return answer(applied);
  }

  private nextId(): string {
    this.commands += 1;
    return `${this.name}-${this.commands}`;
  }
}

/** Where the one release of a case is found. */
function packsOf(program: Program): Deps['packs'] {
  const { pack } = program;
  const { sha, manifest: { id, version, roles } } = pack;
  return {
    program: async (_county, of) => (of === sha ? program : undefined), pack: async (_county, of) => (of === sha ? pack : undefined), inUseAt: async (_county, of) => (of === id ? sha : undefined),
    startableAt: async (_county, _pack, _org, of) => of === sha, released: async (_county, of, asked) => (of === id && asked === version ? sha : undefined), inUse: async () => [{ packId: id, sha }], roles: async () => roles,
  };
}

/** One scratch database: a case finds it empty, and its history must prove its state before it goes. */
class ServerHost implements Host {
  private cases = 0;

  constructor(private readonly running: Running) {}

  async open(setup: Setup): Promise<Stage> {
    const program = aProgram(setup.models);
    this.cases += 1;
    const clock = { now: (): Instant => START };
    const deps: Deps = { ...this.running.deps, packs: packsOf(program), clock: { now: () => clock.now() } };
    const stage = new ServerStage(deps, program, setup, `case-${this.cases}`, (await deps.org.snapshot(COUNTY)).calendar);
    clock.now = () => stage.now;
    return stage;
  }
}

/** On the MongoDB of this address. */
export async function serverHost(uri: string): Promise<Host & { end(): Promise<void> }> {
  const db = await connect(uri, `conformance_${randomBytes(6).toString('hex')}`);
  const running = await scratchHost(db, SILENT, aProgram([]), SCENARIO);
  const host = new ServerHost(running);
  return { open: (setup) => host.open(setup), end: () => running.end().then(() => disconnect(db)) };
}
