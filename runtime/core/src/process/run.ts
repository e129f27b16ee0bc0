/**
 * One run of the engine inside a step: collects events and effects and applies each event at once, so that elements always
 * see the current state. Lives for one call; nothing here outlives a step. Elements talk to the engine through `Run` only.
 */
import type { Ctx } from '../shared/ctx';
import type { JsonObject } from '../shared/json';
import type { ElementHandler, Engine } from './element';
import { evolve } from './evolve';
import { refuse } from './refused';
import type { Effect, Facts, ProcessEvent, ProcessModel, ProcessNode, ProcessState, TaskState } from './types';

const MAX_ENTRIES = 1000;

/** A token on its way into a node. */
interface Entry {
  readonly token: string;
  readonly node: string;
  readonly flow?: string;
  readonly past: readonly number[];
}

export class Run implements Engine {
  readonly events: ProcessEvent[] = [];
  readonly effects: Effect[] = [];
  private readonly agenda: Entry[] = [];
  private entries = 0;
  /** why the token comes back to a node; read by the task element once */
  returning: TaskState['returned'] | undefined;

  constructor(
    readonly model: ProcessModel,
    private current: ProcessState | undefined,
    readonly facts: Facts,
    readonly ctx: Ctx,
    private readonly handlerOf: (type: string) => ElementHandler | undefined,
  ) {}

  get state(): ProcessState {
    return this.current ?? refuse('process.not-started');
  }

  node(id: string): ProcessNode {
    return this.model.nodes[id] ?? refuse('process.node-unknown', `/${id}`, { node: id });
  }

  emit(event: ProcessEvent): void {
    this.current = evolve(this.current, event);
    this.events.push(event);
  }

  effect(type: string, node: string, payload: JsonObject): void {
    this.effects.push({ id: this.id('effect', node), type, node, payload });
  }

  /** A new id at a node: key, node and how often the node has been entered. */
  id(kind: string, node: string, extra = ''): string {
    return this.ctx.newId([kind, node, this.state.entered[node] ?? 0, extra].join(':'));
  }

  /** Let a token go into a node; it is handled when the present element is done. */
  send(entry: Entry): void {
    this.agenda.push(entry);
  }

  spawn(beside: string, node: string): void {
    this.send({ token: this.id('token', node, beside), node, past: this.pastOf(beside) });
  }

  move(token: string, to: string, past = this.pastOf(token)): void {
    const from = this.state.tokens[token]?.node ?? refuse('process.token-unknown', '', { token });
    this.leave(token, this.node(from), []);
    this.send({ token, node: to, past });
  }

  /** The token leaves a node by the given flows: one keeps its id, more are forks. */
  leave(token: string, node: ProcessNode, flows: readonly string[], past = this.pastOf(token)): void {
    this.drop(token);
    this.emit({ type: 'NodeLeft', token, node: node.id });
    flows.forEach((flowId, index) => {
      const flow = this.model.flows[flowId];
      if (flow) this.send({ token: index === 0 ? token : this.id('token', node.id, flowId), node: flow.to, flow: flowId, past });
    });
  }

  merge(tokens: readonly string[], node: ProcessNode, flows: readonly string[]): void {
    const [first, ...others] = tokens;
    const past = [...new Set(tokens.flatMap((token) => this.pastOf(token)))].sort((a, b) => a - b);
    for (const token of others) this.leave(token, node, []);
    if (first !== undefined) this.leave(first, node, flows, past);
  }

  pastOf(token: string): readonly number[] {
    return this.state.tokens[token]?.past ?? [];
  }

  /** Cancel what a token waits for: its tasks and timers. */
  drop(token: string): void {
    for (const task of Object.values(this.state.tasks)) if (task.token === token) this.emit({ type: 'TaskCancelled', taskId: task.id, node: task.node });
    for (const timer of Object.values(this.state.timers)) if (timer.token === token) this.emit({ type: 'TimerCancelled', timerId: timer.id });
  }

  /** Note that the token is now at `node` (and the record with it). */
  arrive({ token, flow, past }: Omit<Entry, 'node'>, node: ProcessNode): void {
    this.emit({ type: 'NodeEntered', token, node: node.id, ...(flow === undefined ? {} : { flow }), ...(past.length === 0 ? {} : { past }) });
    if (node.recordState !== undefined) this.emit({ type: 'RecordStateSet', state: node.recordState, at: this.ctx.now });
  }

  /** A waiting node (task, catch event) has got what it waited for: the token goes on from it. */
  proceed(token: string, node: ProcessNode): void {
    const at = this.state.tokens[token]?.node;
    if (at !== undefined && at !== node.id) {
      const past = this.pastOf(token);
      this.drop(token);
      this.emit({ type: 'NodeLeft', token, node: at });
      this.arrive({ token, past }, node);
    }
    this.leave(token, node, node.outgoing);
  }

  /** Work until every token waits; then the instance has ended when no token is left. */
  settle(): void {
    while (this.agenda.length > 0 || this.wakeJoins()) this.next();
    if (this.state.status === 'running' && Object.keys(this.state.tokens).length === 0)
      this.emit({ type: 'InstanceEnded', status: 'completed', ...this.lastNode(), by: this.ctx.actor.userId, at: this.ctx.now });
  }

  private next(): void {
    const entry = this.agenda.shift();
    if (!entry || this.state.status !== 'running') return;
    if (++this.entries > MAX_ENTRIES) refuse('process.endless', `/${entry.node}`, { limit: MAX_ENTRIES });
    const node = this.node(entry.node);
    this.arrive(entry, node);
    const handler = this.handlerOf(node.type) ?? refuse('process.element-unknown', `/${node.id}`, { type: node.type });
    handler.enter(this, node, entry.token);
  }

  /**
   * Joins that depend on where other tokens are (inclusive) are asked again when all else is at rest. One at a time: what the first lets
   * go is on its way and stands nowhere, so another one could not see that it still comes.
   */
  private wakeJoins(): boolean {
    if (this.state.status !== 'running') return false;
    const before = this.events.length;
    return Object.entries(this.state.tokens).some(([token, place]) => {
      const node = this.node(place.node);
      this.handlerOf(node.type)?.rest?.(this, node, token);
      return this.events.length > before;
    });
  }

  private lastNode(): { node?: string } {
    const left = [...this.events].reverse().find((event) => event.type === 'NodeLeft');
    return left?.type === 'NodeLeft' ? { node: left.node } : {};
  }
}
