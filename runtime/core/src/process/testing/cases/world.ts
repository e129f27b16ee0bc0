/** Core alone as a host: the instances of a case in memory, and what they tell one another, delivered as every host does. */
import { broadcast, deliver, isDelivered, sendMessage, waitsFor, type Calling, type Delivered, type DeliveryPort, type EventStart, type Waiting, type WaitingFor } from '../../../delivery/index';
import { workingCalendar } from '../../../org/index';
import type { Ctx } from '../../../shared/ctx';
import type { Json, JsonObject } from '../../../shared/json';
import { problem, type Problem } from '../../../shared/problem';
import { beginsOf } from '../../begins';
import { soughtFor } from '../../candidates';
import { migrate } from '../../migration/index';
import { start, step } from '../../step';
import type { Effect, Facts, Outcome, ProcessCommand, ProcessEvent, ProcessModel, ProcessState, StartInput, TaskState } from '../../types';
import { upgradeState } from '../../upgrade';
import { aCtx } from '../model';

export interface Instance {
  readonly process: string;
  readonly model: ProcessModel;
  /** what the engine said that the events make of it */
  readonly said: ProcessState;
  /** the same, as it was stored and read again */
  readonly state: ProcessState;
  readonly history: readonly ProcessEvent[];
}
type WithoutId<T> = T extends { readonly id: string } ? Omit<T, 'id'> : never;
export type Move = WithoutId<ProcessCommand>;

/** As a database gives it back. */
const stored = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
/** In the earliest format that can hold it: what it needed not it did not have. */
function inFormerFormat({ scopes, waits, done, ending, ...state }: ProcessState): Parameters<typeof upgradeState>[0] {
  const isPlain = [scopes, waits, done, ending].every((part) => Object.keys(part).length === 0);
  const tasks = Object.fromEntries(Object.entries(state.tasks).map(([id, task]) => [id, formerTask(task)]));
  return isPlain ? { ...state, tasks, format: 1 } : { ...state, tasks, scopes, waits, done, ending, format: 2 };
}
/** With those who were found, as far as it matters: whoever stands in for another and may do it himself. */
function formerTask(task: TaskState): object {
  const found = (task.standIns ?? []).filter((standIn) => standIn.own).map(({ userId, name }) => ({ userId, name }));
  const standIns = task.standIns?.map(({ own: _own, ...standIn }) => standIn);
  return { ...task, why: { ...soughtFor(task), found, excluded: task.excluded }, ...(standIns ? { standIns } : {}) };
}
const calendar = workingCalendar();

export class World implements DeliveryPort {
  now = '2026-01-05T00:00:00.000Z';
  record: JsonObject = {};
  readonly instances = new Map<string, Instance>();
  /** what the present step has asked for */
  sent: Effect[] = [];
  private readonly done = new Map<string, string>();
  private todo: { readonly effect: Effect; readonly workId: string }[] = [];
  private count = 0;

  constructor(readonly models: ReadonlyMap<string, ProcessModel>, private readonly decide?: Facts['decide']) {}

  nextId(): string {
    this.count += 1;
    return `c${this.count}`;
  }
  get facts(): Facts {
    return { record: this.record, params: {}, ...(this.decide ? { decide: this.decide } : {}) };
  }
  ctx(by: string, id: string): Ctx {
    return { ...aCtx(by, id, this.now), calendar };
  }
  has(process: string): boolean {
    return [...this.instances.values()].some((entry) => entry.process === process);
  }
  /** The last instance of a process. */
  of(process: string): Instance {
    return [...this.instances.values()].filter((entry) => entry.process === process).at(-1) ?? this.missing(process);
  }
  private missing(process: string): never {
    throw new Error(`no instance of ${process}`);
  }

  /** Keep what was decided; refused, nothing. */
  private keep(commandId: string, instance: Pick<Instance, 'process' | 'model'> & { readonly before?: Instance }, outcome: Outcome): Delivered {
    if (!outcome.ok) return outcome;
    const { state: said, state: { instanceId } } = outcome;
    const history = [...(instance.before?.history ?? []), ...stored(outcome.events)];
    this.instances.set(instanceId, { process: instance.process, model: instance.model, said, state: upgradeState(stored(inFormerFormat(said))), history });
    this.done.set(commandId, instanceId);
    this.sent.push(...outcome.effects);
    this.todo.push(...outcome.effects.filter(isDelivered).map((effect) => ({ effect: stored(effect), workId: instanceId })));
    return { ok: true, workId: instanceId };
  }

  begin(id: string, process: string, input: Partial<StartInput>, by = 'ann'): Delivered {
    const model = this.models.get(process);
    if (!model) return { ok: false, problems: [problem('call.process-unknown')] };
    return this.keep(id, { process, model }, start(model, { instanceId: `i-${id}`, orgId: 'station', recordId: 'r', vars: {}, ...input }, this.facts, this.ctx(by, id)));
  }

  tell(instance: Instance, command: ProcessCommand, by = 'max'): Delivered {
    return this.keep(command.id, { ...instance, before: instance }, step(instance.model, instance.state, command, this.facts, this.ctx(by, command.id)));
  }

  move(instance: Instance, to: ProcessModel, nodes: Readonly<Record<string, string>>): Delivered {
    const id = this.nextId();
    return this.keep(id, { process: instance.process, model: to, before: instance }, migrate(instance.model, to, instance.state, { nodes }, { comment: 'new version', release: 'two' }, this.facts, this.ctx('max', id)));
  }

  send(name: string, key: Json | undefined, vars: JsonObject): Promise<Delivered> {
    return sendMessage({ id: this.nextId(), name, vars, orgId: 'station', ...(key === undefined ? {} : { key }) }, this);
  }
  signal(name: string, vars: JsonObject): Promise<Delivered> {
    return broadcast({ id: this.nextId(), name, vars, orgId: 'station', at: this.now }, this);
  }

  /** Effects between instances until there are none left; what nobody takes is given up. */
  async settle(): Promise<void> {
    for (let next = this.todo.shift(); next; next = this.todo.shift()) await deliver(next.effect, { workId: next.workId, orgId: 'station', at: this.now }, this);
  }

  async command(workId: string, command: ProcessCommand): Promise<Delivered> {
    const [instance, known] = [this.instances.get(workId), this.done.get(command.id)];
    if (known !== undefined) return { ok: true, workId: known };
    return instance ? this.tell(instance, command, 'system') : { ok: false, problems: [problem('work.not-found')] };
  }
  async call(commandId: string, { childId, process, parent, vars, initiator }: Calling): Promise<Delivered> {
    const waits = Object.values(this.instances.get(parent.instanceId)?.state.waits ?? {});
    if (!waits.some((wait) => wait.child === childId)) return { ok: false, problems: [problem('call.caller-gone')] };
    return this.begin(commandId, process, { instanceId: childId, parent, vars, initiator }, 'system');
  }
  async start(commandId: string, { serviceId, node }: EventStart, _orgId: string, vars: JsonObject): Promise<Delivered> {
    return this.begin(commandId, serviceId, { at: node, vars }, 'system');
  }
  async applied(commandId: string): Promise<string | undefined> {
    return this.done.get(commandId);
  }
  async waiting(what: WaitingFor, last?: Waiting): Promise<readonly Waiting[]> {
    return last ? [] : [...this.instances].map(([workId, { state }]) => ({ workId, startedAt: state.startedAt, waits: waitsFor(state, what) })).filter(({ waits }) => waits.length > 0);
  }
  async starts(kind: WaitingFor['kind'], name: string): Promise<readonly EventStart[]> {
    return [...this.models].flatMap(([process, model]) => beginsOf(model).filter(({ event }) => event.kind === kind && event.props.name === name).map(({ node }) => ({ pack: 'cases', serviceId: process, node })));
  }
  async setAside(_workId: string, _command: ProcessCommand, problems: readonly Problem[]): Promise<void> {
    throw new Error(problems[0]?.code);
  }
}
