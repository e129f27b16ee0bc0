/** A place with its people at the moment when `x` is open, and a small host that plays it, caller included. */
import {
  commandIds, evolve, orgView, start, step, SYSTEM, whoMay, workingCalendar, type Actor, type Ctx, type Effect, type Outcome, type ProcessCommand, type ProcessEvent, type ProcessModel, type ProcessState, type TaskState, type TimerState,
} from '@liandong/core/run';
import { callerModel, modelOf, type Place, type Wish } from './diagram';

const UNITS = [{ id: 'county', parentId: null, tier: 'county', name: 'County', path: [] }, { id: 'st', parentId: 'county', tier: 'station', name: 'Station', path: ['county'] }] as const;
const ROLES: Readonly<Record<string, readonly string[]>> = { worker: ['ann'], head: ['kim'], chair: ['dan'], board: ['dan', 'eva', 'fay'], boss: ['max'], clerk: ['leo'] };
const HOLDERS = [...Object.entries(ROLES).flatMap(([role, people]) => people.map((userId) => ({ role, orgId: 'st', userId, name: userId }))), { role: 'director', orgId: 'county', userId: 'ivy', name: 'ivy' }, { role: 'lead', orgId: 'st', userId: 'lea', name: 'lea' }, { role: 'lead', orgId: 'county', userId: 'ivy', name: 'ivy' }];

type WithoutId<T> = T extends { readonly id: string } ? Omit<T, 'id'> : never;
export type Move = WithoutId<ProcessCommand>;
interface Instance { state: ProcessState; readonly model: ProcessModel; readonly history: ProcessEvent[] }

export class Stage {
  now = '2026-03-02T01:00:00.000Z';
  readonly effects: Effect[] = [];
  private commands = 0;
  private readonly instances = new Map<string, Instance>();
  /** 代理: fay acts for dan, while it is true */
  standIn = false;

  constructor(readonly place: Place, private readonly main: string) {}

  static async at(place: Place, wish: Wish = {}, prepare: (stage: Stage) => void = () => undefined): Promise<Stage> {
    const stage = new Stage(place, place === 'called' ? 'child' : 'main');
    prepare(stage);
    const model = await modelOf(place, wish);
    if (place === 'called') await stage.call(model);
    else stage.begin('main', model, {});
    stage.yes('a');
    if (place === 'event-sub') stage.must('system', { type: 'DeliverMessage', name: 'objection', vars: {} });
    stage.yes('b');
    return stage;
  }

  private async call(model: ProcessModel): Promise<void> {
    this.begin('caller', await callerModel(), {});
    const [task] = Object.values(this.caller.state.tasks);
    this.act('caller', 'ann', { type: 'CompleteTask', taskId: task?.id ?? '', data: {} });
    const effect = this.effects.find(({ type }) => type === 'liandong:call');
    const { parent, childId } = effect?.payload as { parent: { instanceId: string; callId: string }; childId: string };
    this.begin('child', model, { parent }, childId);
  }

  private begin(name: string, model: ProcessModel, more: object, instanceId = name): void {
    const outcome = start(model, { instanceId, orgId: 'st', recordId: 'r', vars: {}, ...more }, { record: {}, params: {} }, this.ctx('ann', `start-${name}`));
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
    this.instances.set(name, { model, history: [...outcome.events], state: outcome.events.reduce<ProcessState | undefined>(evolve, undefined) as ProcessState });
  }

  private instance(name: string): Instance {
    const found = this.instances.get(name);
    if (!found) throw new Error(`no ${name}`);
    return found;
  }
  get caller(): Instance {
    return this.instance('caller');
  }
  get state(): ProcessState {
    return this.instance(this.main).state;
  }
  get history(): readonly ProcessEvent[] {
    return this.instance(this.main).history;
  }
  get model(): ProcessModel {
    return this.instance(this.main).model;
  }

  private ctx(by: string, commandId: string): Ctx {
    const actor: Actor = by === 'system' ? SYSTEM : { userId: by, name: by, grants: HOLDERS.filter((row) => row.userId === by) };
    const standIns = this.standIn ? [{ for: 'dan', userId: 'sue', name: 'sue', from: '2026-03-01T00:00:00.000Z', until: '2026-03-05T00:00:00.000Z' }] : [];
    return { now: this.now, actor, newId: commandIds(commandId), org: orgView(UNITS, HOLDERS, standIns), calendar: workingCalendar(), params: {} };
  }

  private act(name: string, by: string, move: Move): Outcome {
    const id = `c${++this.commands}`;
    const instance = this.instance(name);
    const outcome = step(instance.model, instance.state, { ...move, id } as ProcessCommand, { record: {}, params: {} }, this.ctx(by, id));
    if (!outcome.ok) return outcome;
    instance.history.push(...outcome.events);
    instance.state = outcome.events.reduce(evolve, instance.state);
    this.effects.push(...outcome.effects);
    for (const effect of outcome.effects) if (effect.type === 'liandong:end-child') this.endChild(effect);
    this.check();
    return outcome;
  }

  private endChild({ payload }: Effect): void {
    const { childId, vars, error } = payload as { childId: string; vars: Record<string, never>; error?: string };
    this.act('caller', 'system', { type: 'EndChild', childId, vars, ...(error === undefined ? {} : { error }) });
  }

  /** Answers `ok`, or the code of the refusal. */
  do(by: string, move: Move): string {
    const outcome = this.act(this.main, by, move);
    return outcome.ok ? 'ok' : (outcome.problems[0]?.code ?? '');
  }

  must(by: string, move: Move): void {
    const code = this.do(by, move);
    if (code !== 'ok') throw new Error(`${move.type} by ${by}: ${code}`);
  }

  task(node: string, assignee?: string): TaskState {
    const found = Object.values(this.state.tasks).find((task) => task.node === node && (assignee === undefined || task.assignee === assignee));
    if (!found) throw new Error(`no open task at ${node} of ${assignee ?? 'anybody'}: ${this.open.join()}`);
    return found;
  }

  /** The task at `x` that dan may do. */
  get x(): TaskState {
    const found = Object.values(this.state.tasks).find((task) => task.node === 'x' && this.may(task).includes('dan'));
    if (!found) throw new Error(`nothing for dan: ${this.open.join()}`);
    return found;
  }
  may(task: TaskState): string[] {
    return whoMay(task, this.ctx('ann', 'look').org);
  }

  /** Open steps, `node` or `node:assignee`, sorted. */
  get open(): string[] {
    return Object.values(this.state.tasks).map((task) => (task.assignee === undefined ? task.node : `${task.node}:${task.assignee}`)).sort();
  }
  get steps(): string[] {
    return [...new Set(Object.values(this.state.tasks).map((task) => task.node))].sort();
  }
  get timers(): TimerState[] {
    return Object.values(this.state.timers);
  }
  events(type: ProcessEvent['type']): ProcessEvent[] {
    return this.history.filter((event) => event.type === type);
  }

  complete(by: string, task: TaskState, outcome?: string): string {
    const outcomes = this.model.nodes[task.node]?.task?.outcomes ?? [];
    return this.do(by, { type: 'CompleteTask', taskId: task.id, data: {}, ...(outcomes.length > 0 ? { outcome: outcome ?? 'yes' } : {}) });
  }

  /** Whoever may says yes at a node, all of them where several sign. */
  yes(node: string): void {
    for (let task = this.next(node); task; task = this.next(node)) {
      const code = this.complete(this.may(task)[0] ?? '', task);
      if (code !== 'ok') throw new Error(`${node}: ${code}`);
    }
  }
  private next(node?: string): TaskState | undefined {
    const tasks = Object.values(this.state.tasks).filter((task) => node === undefined || task.node === node);
    return tasks.find((task) => !tasks.some((other) => other.added?.position === 'before' && other.added.task === task.id));
  }

  /** Everybody says yes to everything that is left. */
  finish(): void {
    for (let left = 0; this.state.status === 'running' && left < 50; left += 1) {
      const task = this.next();
      if (!task || this.complete(this.may(task)[0] ?? '', task) !== 'ok') throw new Error(`stands still: ${this.open.join()} ${JSON.stringify(this.state.tokens)}`);
    }
  }

  /** The state is what the history says, and nothing is left of what is over. */
  private check(): void {
    for (const { history, state } of this.instances.values()) {
      const replayed = history.reduce<ProcessState | undefined>(evolve, undefined);
      if (JSON.stringify(replayed) !== JSON.stringify(state)) throw new Error('the history says something else');
      if (state.status !== 'running' && Object.keys({ ...state.tasks, ...state.timers, ...state.tokens, ...state.waits, ...state.scopes }).length > 0) throw new Error('something is left');
      const own = Object.values(state.tasks).filter((task) => !task.added).map((task) => task.token);
      if (new Set(own).size !== own.length) throw new Error('a task is there twice');
    }
  }
}
