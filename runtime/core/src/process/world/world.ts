/**
 * Many instances that live together: the reference for every host. What one asks of others is delivered at once, timers fire in the order
 * in which they are due. Nothing but the engine and `delivery`: time goes on when it is told to.
 */
import { againAt, broadcast, deliver, isDelivered, sendMessage, waitsFor, type Calling, type Delivered, type DeliveryPort } from '../../delivery/index';
import { SYSTEM, type Actor } from '../../org/types';
import type { Ctx } from '../../shared/ctx';
import { commandIds } from '../../shared/ids';
import type { Instant, JsonObject } from '../../shared/json';
import { problem, type Problem } from '../../shared/problem';
import { evolve } from '../evolve';
import { migrate, type MigrationPlan } from '../migration/index';
import { start, step } from '../step';
import type { Effect, Facts, Outcome, Parent, ProcessCommand, ProcessModel, ProcessState } from '../types';
import { conditionStarts, nextStart, startsBy, timerStarts, type StartTimer } from './starts';

type WithoutId<T> = T extends { readonly id: string } ? Omit<T, 'id'> : never;
export type Move = WithoutId<ProcessCommand>;

export interface Job { readonly jobId: string; readonly node: string; readonly instanceId: string }
export type JobAnswer = { readonly vars: JsonObject } | { readonly error: string };
export interface Setting extends Pick<Ctx, 'org' | 'calendar'> {
  readonly models: readonly ProcessModel[];
  readonly now: Instant;
  readonly facts: Facts;
  /** the unit that instances run at */
  readonly orgId: string;
  /** does the work of a job at once; undefined: it stays open */
  job?(job: Job, state: ProcessState): JobAnswer | undefined;
}

interface Starting { readonly vars: JsonObject; readonly at?: string; readonly parent?: Parent; readonly instanceId?: string; readonly actor: Actor }
/** An effect on its way; one that could not be delivered is tried again as a durable host does it. */
interface Sent { readonly effect: Effect; readonly from: string; readonly at: Instant; readonly attempts: number; readonly due: Instant }
interface Due { readonly due: Instant; happen(): Promise<void> }

/** Deliveries between two looks at the clock: more is a ring of processes that wake each other. */
const MOST_DELIVERIES = 10_000;
const no = (code: string, params: Problem['params'] = {}): Delivered => ({ ok: false, problems: [problem(code, '', params)] });

export class World {
  now: Instant;
  readonly states = new Map<string, ProcessState>();
  /** what could not be delivered or done: incidents of a durable host */
  readonly incidents: Problem[] = [];
  private readonly models: ReadonlyMap<string, ProcessModel>;
  private readonly applied = new Map<string, string>();
  private readonly stuck = new Set<string>();
  private timers: readonly StartTimer[];
  private outbox: Sent[] = [];
  private commands = 0;
  private readonly port: DeliveryPort;

  constructor(private readonly setting: Setting) {
    this.now = setting.now;
    this.models = new Map(setting.models.map((model) => [model.id, model]));
    this.timers = timerStarts(setting.models, setting);
    this.port = {
      command: async (workId, { id, ...move }) => this.decide(id, workId, move as Move, SYSTEM),
      call: async (id, calling) => this.call(id, calling),
      start: async (id, { serviceId, node }, _orgId, vars) => this.begin(id, serviceId, { vars, at: node, actor: SYSTEM }),
      applied: async (id) => this.applied.get(id),
      waiting: async (what, last) => (last ? [] : [...this.states.values()].map((state) => ({ workId: state.instanceId, startedAt: state.startedAt, waits: waitsFor(state, what) })).filter(({ waits }) => waits.length > 0)),
      starts: async (kind, name) => startsBy(setting.models, kind).filter(({ props }) => props.name === name).map(({ process, node }) => ({ pack: '', serviceId: process, node })),
      setAside: async (_workId, _command, problems) => void this.incidents.push(...problems),
    };
  }

  start(process: string, vars: JsonObject, actor: Actor): Promise<Delivered> {
    return this.settled(this.begin(this.nextId(), process, { vars, actor }));
  }

  command(instanceId: string, move: Move, actor: Actor): Promise<Delivered> {
    return this.settled(this.decide(this.nextId(), instanceId, move, actor));
  }

  /** A message from outside: for the one who waits for it, else for the process that it begins. */
  async publish(name: string, vars: JsonObject): Promise<Delivered> {
    return this.settled(await sendMessage({ id: this.nextId(), name, vars, orgId: this.setting.orgId }, this.port));
  }

  async broadcast(name: string, vars: JsonObject): Promise<Delivered> {
    return this.settled(await broadcast({ id: this.nextId(), name, vars, orgId: this.setting.orgId, at: this.now }, this.port));
  }

  /** Begin every process whose condition at the start holds over these variables. */
  async evaluateConditions(vars: JsonObject): Promise<readonly Delivered[]> {
    const begun = conditionStarts(this.setting.models, vars, { now: this.now, calendar: this.setting.calendar }).map(({ process, node }) => this.begin(this.nextId(), process, { vars, at: node, actor: SYSTEM }));
    await this.settle();
    return begun;
  }

  /** Running instances of one process go over to another version of it. */
  async migrate(from: string, to: string, plan: MigrationPlan, actor: Actor): Promise<readonly Delivered[]> {
    const [old, target] = [this.models.get(from), this.models.get(to)];
    if (!old || !target) return [no('work.process-unknown', { process: old ? to : from })];
    const moved = [...this.states.values()].filter(({ process, status }) => process === from && status === 'running').map((state) => {
      const id = this.nextId();
      return this.keep(id, state.instanceId, state, migrate(old, target, state, plan, { comment: id, release: to }, this.setting.facts, this.ctx(id, actor)));
    });
    await this.settle();
    return moved;
  }

  /** Time passes: what is due until then happens in order. */
  async advance(to: Instant): Promise<void> {
    for (let next = this.nextDue(to), count = 0; next && count < MOST_DELIVERIES; next = this.nextDue(to), count += 1) {
      if (next.due > this.now) this.now = next.due;
      await next.happen();
      await this.settle();
    }
    if (to > this.now) this.now = to;
  }

  private nextDue(to: Instant): Due | undefined {
    const starts = this.timers.map((timer): Due => ({ due: timer.due, happen: async () => this.startBy(timer) }));
    const timers = [...this.states.values()].flatMap(({ instanceId, timers: own }) => Object.values(own).filter(({ id }) => !this.stuck.has(id)).map((timer): Due => ({ due: timer.due, happen: async () => this.fire(instanceId, timer.id) })));
    // those that came first win among equals
    return [...starts, ...timers, ...this.outbox.map((sent): Due => ({ due: sent.due, happen: () => this.settle() }))].filter(({ due }) => due <= to).reduce<Due | undefined>((first, next) => (first && first.due <= next.due ? first : next), undefined);
  }

  private startBy(timer: StartTimer): void {
    const again = nextStart(timer, this.setting);
    this.timers = [...this.timers.filter((entry) => entry !== timer), ...(again ? [again] : [])];
    this.note(this.begin(this.nextId(), timer.process, { vars: {}, at: timer.node, actor: SYSTEM }));
  }

  private fire(instanceId: string, timerId: string): void {
    const fired = this.decide(`timer:${timerId}`, instanceId, { type: 'FireTimer', timerId }, SYSTEM);
    if (!fired.ok) this.stuck.add(timerId);
    this.note(fired);
  }

  private nextId(): string {
    this.commands += 1;
    return `c${this.commands}`;
  }

  private ctx(commandId: string, actor: Actor): Ctx {
    return { now: this.now, actor, newId: commandIds(commandId), org: this.setting.org, calendar: this.setting.calendar, params: this.setting.facts.params };
  }

  private begin(commandId: string, process: string, { vars, at, parent, instanceId = `i-${commandId}`, actor }: Starting): Delivered {
    const model = this.models.get(process);
    if (!model) return no('work.process-unknown', { process });
    if (this.applied.has(commandId)) return { ok: true, workId: instanceId };
    const input = { instanceId, orgId: this.setting.orgId, recordId: instanceId, vars, ...(at === undefined ? {} : { at }), ...(parent ? { parent } : {}) };
    return this.keep(commandId, instanceId, undefined, start(model, input, this.setting.facts, this.ctx(commandId, actor)));
  }

  private call(commandId: string, { process, childId, vars, parent }: Calling): Delivered {
    const isAwaited = Object.values(this.states.get(parent.instanceId)?.waits ?? {}).some(({ child }) => child === childId);
    return isAwaited ? this.begin(commandId, process, { vars, parent, instanceId: childId, actor: SYSTEM }) : no('call.caller-gone');
  }

  private decide(commandId: string, instanceId: string, move: Move, actor: Actor): Delivered {
    const state = this.states.get(instanceId);
    const model = this.models.get(state?.process ?? '');
    if (!state || !model) return no('work.not-found');
    if (this.applied.has(commandId)) return { ok: true, workId: instanceId };
    return this.keep(commandId, instanceId, state, step(model, state, { ...move, id: commandId } as ProcessCommand, this.setting.facts, this.ctx(commandId, actor)));
  }

  private keep(commandId: string, instanceId: string, before: ProcessState | undefined, outcome: Outcome): Delivered {
    if (!outcome.ok) return outcome;
    // what counts is the history: the state is made of it
    const after = outcome.events.reduce<ProcessState | undefined>(evolve, before);
    if (after) this.states.set(instanceId, after);
    this.applied.set(commandId, instanceId);
    this.outbox.push(...outcome.effects.map((effect) => ({ effect, from: instanceId, at: this.now, attempts: 0, due: this.now })));
    return { ok: true, workId: instanceId };
  }

  private note(delivered: Delivered): void {
    if (!delivered.ok) this.incidents.push(...delivered.problems);
  }

  private async settled(delivered: Delivered): Promise<Delivered> {
    await this.settle();
    return delivered;
  }

  /** Deliver what is due to be delivered, and what comes of it. */
  private async settle(): Promise<void> {
    for (let count = 0; ; count += 1) {
      const sent = this.outbox.find(({ due }) => due <= this.now);
      if (!sent) return;
      if (count >= MOST_DELIVERIES) return this.note(no('process.endless', { limit: MOST_DELIVERIES }));
      this.outbox = this.outbox.filter((entry) => entry !== sent);
      const { effect, from, at } = sent;
      const delivered = isDelivered(effect) ? await deliver(effect, { workId: from, orgId: this.setting.orgId, at }, this.port) : this.work(effect, from);
      if (!delivered.ok) this.later(sent, delivered);
    }
  }

  /** Whom a message is for may be about to wait for it; all else is refused once and for all. */
  private later(sent: Sent, delivered: Delivered & { ok: false }): void {
    const attempts = sent.attempts + 1;
    const due = delivered.problems[0]?.code === 'process.message-unmatched' ? againAt(this.now, attempts) : undefined;
    if (due === undefined) this.note(delivered);
    else this.outbox.push({ ...sent, attempts, due });
  }

  private work({ node, payload }: Effect, instanceId: string): Delivered {
    const jobId = String(payload.jobId ?? '');
    const state = this.states.get(instanceId);
    const answer = state && Object.hasOwn(state.waits, jobId) ? this.setting.job?.({ jobId, node, instanceId }, state) : undefined;
    if (!answer) return { ok: true, workId: instanceId };
    return this.decide(`job:${jobId}`, instanceId, 'error' in answer ? { type: 'ThrowError', jobId, code: answer.error, vars: {} } : { type: 'CompleteJob', jobId, vars: answer.vars }, SYSTEM);
  }
}
