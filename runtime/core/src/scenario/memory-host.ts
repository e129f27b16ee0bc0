/** A host in memory: the reference that every durable host is compared with. Also the designer's try-out. */
import { againAt, broadcast, deliver, sendMessage, type Delivered } from '../delivery/index';
import { SYSTEM } from '../org/index';
import type { Program } from '../pack/program';
import { whoMay } from '../process/index';
import type { ProcessCommand, TimerState } from '../process/types';
import type { Instant } from '../shared/json';
import { problem } from '../shared/problem';
import { decide, decideStart } from '../work/index';
import { namedBy, pendingOf } from './approval';
import type { ScenarioDef } from './format';
import type { BalanceAsked, HostCommand, HostEffect, HostMessage, HostReply, HostStart, HostTask, HostWork, ScenarioHost } from './host';
import { figureIn } from './memory-figures';
import { MemoryPort } from './memory-port';
import { MemoryWorld } from './memory-world';

const MOST_FIRED = 10_000;

interface Due { readonly workId: string; readonly timer: TimerState }

const earlier = (a: TimerState, b: TimerState): number => (`${a.due} ${a.id}` < `${b.due} ${b.id}` ? -1 : 1);
const replyOf = (told: Delivered): HostReply => (told.ok ? { ok: true, workId: told.workId, effects: [] } : told);

class MemoryHost implements ScenarioHost {
  private readonly world: MemoryWorld;
  private readonly port: MemoryPort;
  private commands = 0;
  /** timers whose step was refused: on a durable host an incident, here set aside */
  private readonly stuck = new Set<string>();

  constructor(program: Program, scenario: ScenarioDef) {
    this.world = new MemoryWorld(program, scenario);
    this.port = new MemoryPort(this.world);
  }

  async now(): Promise<Instant> {
    return this.world.clock;
  }

  async add(from: Instant, duration: string): Promise<Instant> {
    return this.world.calendar.add(from, duration);
  }

  async start(by: string, input: HostStart): Promise<HostReply> {
    const { world } = this;
    const id = this.nextId();
    const actor = world.actors.get(by);
    return actor ? this.delivered(world.keepPicked(actor, id, decideStart(world.program, { ...input, id }, world.ctx(actor, id)))) : nobody;
  }

  async command(by: string, workId: string, command: HostCommand): Promise<HostReply> {
    const { world } = this;
    const [work, actor] = [world.workOf(workId), world.actors.get(by)];
    if (!work || !actor) return nobody;
    if (!namedBy(command).every((userId) => world.actors.has(userId))) return nobody;
    const id = this.nextId();
    return this.delivered(world.keepPicked(actor, id, decide(world.program, work, { ...command, id } as ProcessCommand, world.ctx(actor, id))));
  }

  async message(message: HostMessage): Promise<HostReply> {
    return this.delivered(replyOf(await sendMessage({ ...message, id: this.nextId() }, this.port)));
  }

  async signal(signal: Omit<HostMessage, 'key'>): Promise<HostReply> {
    return this.delivered(replyOf(await broadcast({ ...signal, id: this.nextId(), at: this.world.clock }, this.port)));
  }

  async advance(to: Instant): Promise<readonly HostEffect[]> {
    const { world } = this;
    const effects: HostEffect[] = [];
    for (let fired = 0; fired < MOST_FIRED; fired += 1) {
      const timer = this.nextTimer();
      const [at] = [...(timer ? [timer.timer.due] : []), ...world.todo.map((todo) => todo.due)].sort();
      if (at === undefined || at > to) break;
      if (at > world.clock) world.clock = at;
      await this.deliverDue();
      if (timer && timer.timer.due === at) effects.push(...(await this.fire(timer)));
    }
    if (to > world.clock) world.clock = to;
    return effects;
  }

  async look(workId: string): Promise<HostWork | undefined> {
    const { world } = this;
    const work = world.workOf(workId);
    if (!work) return undefined;
    const { state, record } = work;
    const open = [...world.states].filter(([, other]) => other.recordId === state.recordId).flatMap(([id, { tasks }]): HostTask[] =>
      Object.values(tasks).map((task) => ({ taskId: task.id, workId: id, node: task.node, candidates: whoMay(task, world.org) })));
    return { recordId: record.id, status: state.status, recordState: record.state, data: record.data, open, ...pendingOf(state), ...(state.endNode === undefined ? {} : { endNode: state.endNode }) };
  }

  async figure(indicator: string, orgId: string, period: string): Promise<number | null> {
    return figureIn(this.world, indicator, orgId, period);
  }

  async balance(asked: BalanceAsked): Promise<number | null> {
    return this.world.books.balance(asked);
  }

  private nextId(): string {
    this.commands += 1;
    return `c${this.commands}`;
  }

  private async delivered(reply: HostReply): Promise<HostReply> {
    await this.deliverDue();
    return reply;
  }

  /** What is due for other instances, in the order in which it was asked for; what fails comes again later, and is given up in the end. */
  private async deliverDue(): Promise<void> {
    const { world } = this;
    for (let todo = this.nextTodo(); todo; todo = this.nextTodo()) {
      const { ok } = await deliver(todo.effect, todo.from, this.port);
      const due = ok ? undefined : againAt(world.clock, todo.attempts + 1);
      if (due === undefined) world.todo.splice(world.todo.indexOf(todo), 1);
      else Object.assign(todo, { attempts: todo.attempts + 1, due });
    }
  }

  private nextTodo() {
    const { clock, todo } = this.world;
    return todo.filter((entry) => entry.due <= clock).reduce<(typeof todo)[number] | undefined>((first, entry) => (first && first.due <= entry.due ? first : entry), undefined);
  }

  /** The earliest timer; of instances with timers at the same time the one that was begun first. */
  private nextTimer(): Due | undefined {
    const firsts = [...this.world.states].flatMap(([workId, { timers }]): Due[] => {
      const [timer] = Object.values(timers).filter((entry) => entry.held === undefined && !this.stuck.has(entry.id)).sort(earlier);
      return timer ? [{ workId, timer }] : [];
    });
    return firsts.reduce<Due | undefined>((first, entry) => (first && first.timer.due <= entry.timer.due ? first : entry), undefined);
  }

  private async fire({ workId, timer }: Due): Promise<HostEffect[]> {
    const { world } = this;
    const work = world.workOf(workId);
    // what was delivered just before may have taken it away
    if (!work?.state.timers[timer.id]) return [];
    const id = `timer:${timer.id}`;
    const reply = world.keep(id, decide(world.program, work, { type: 'FireTimer', id, timerId: timer.id }, world.ctx(SYSTEM, id)));
    if (!reply.ok) this.stuck.add(timer.id);
    await this.deliverDue();
    return reply.ok ? reply.effects.map((type) => ({ workId: world.rootOf(workId), type })) : [];
  }
}

const nobody: HostReply = { ok: false, problems: [problem('work.person-unknown')] };

export const memoryHost = (program: Program, scenario: ScenarioDef): ScenarioHost => new MemoryHost(program, scenario);
