/**
 * One run of the engine inside a step: collects events and effects and applies each event at once, so that everybody always sees the
 * current state. Lives for one call; nothing here outlives a step. What can be done with it is in the files beside this one.
 */
import type { Ctx } from '../../shared/ctx';
import type { JsonObject } from '../../shared/json';
import { Draft } from '../draft';
import { applied } from '../evolve';
import { Refused, refuse } from '../refused';
import type { Effect, Facts, Multi, Parked, ProcessEvent, ProcessModel, ProcessNode, ProcessState, Scope, TaskState } from '../types';

/** A token on its way into a node. */
export interface Entry {
  readonly token: string;
  readonly node: string;
  readonly flow?: string;
  readonly past: readonly number[];
  readonly scope?: string;
  readonly local?: JsonObject;
  readonly undoFor?: string;
  /** the token that waits for what is done again here */
  readonly back?: string;
  /** event sub-process: the start event that has happened, and what it brought */
  readonly via?: string;
  readonly brought?: JsonObject;
  /** what the node waits for has happened: it began the instance */
  readonly met?: true;
}

/** What an element does with a token; the rest of its definition is in `element.ts`. */
export interface ElementHandler {
  /** A token has come in: wait, or let it leave. */
  enter(run: Run, node: ProcessNode, token: string): void;
  /** It is work with a beginning and an end: loops, mappings and boundary events apply (BPMN 2.0 §13.3.2). */
  readonly activity?: true;
  /** Everything else rests: may a waiting token go on? (joins that look at other tokens) */
  rest?(run: Run, node: ProcessNode, token: string): void;
  /** End events: throw an event of this kind, also for an activity that throws by itself. */
  throws?(run: Run, node: ProcessNode, token: string, props: JsonObject): boolean | undefined;
  /** What a throwing event had to undo has been undone. */
  undone?(run: Run, node: ProcessNode, token: string): void;
  /** A sub-process without a token that is not done yet. */
  staysOpen?(run: Run, node: ProcessNode, scope: Scope): boolean;
}

export class Run {
  readonly events: ProcessEvent[] = [];
  readonly effects: Effect[] = [];
  private draft: Draft | undefined;
  agenda: Entry[] = [];
  /** variables may have changed: conditions are looked at again */
  changed = false;
  /** scopes in which an activity has been completed */
  readonly worked = new Set<string>();
  /** why work comes back to a node: for the tasks that open there */
  returning: { readonly to: string; readonly why: NonNullable<TaskState['returned']> } | undefined;
  /** whose the task is that opens at this node again */
  again: { readonly node: string; readonly userId: string; readonly token?: string; readonly keeps?: Parked['keeps'] } | undefined;
  /** members of a step that is opened again with the signatures it had */
  restoring: { readonly node: string; readonly multi: Multi } | undefined;

  constructor(
    readonly model: ProcessModel,
    from: ProcessState | undefined,
    readonly facts: Facts,
    readonly ctx: Ctx,
    readonly handlerOf: (type: string) => ElementHandler | undefined,
  ) {
    this.draft = from && new Draft(from);
  }

  /** As it is now: its maps go on changing with every event. */
  get state(): ProcessState {
    return this.draft?.state ?? refuse('process.not-started');
  }

  node(id: string): ProcessNode {
    return this.model.nodes[id] ?? refuse('process.node-unknown', `/${id}`, { node: id });
  }

  emit(event: ProcessEvent): void {
    this.draft = applied(this.draft, event);
    this.events.push(event);
  }

  effect(type: string, node: string, payload: JsonObject): void {
    const before = this.effects.filter((effect) => effect.node === node).length;
    this.effects.push({ id: this.id('effect', node, before === 0 ? '' : String(before)), type, node, payload });
  }

  /** A new id at a node: key, node and how often the node has been entered. */
  id(kind: string, node: string, extra = ''): string {
    return this.ctx.newId(`${kind}:${node}:${this.state.entered[node] ?? 0}:${extra}`);
  }

  /** Do it, or leave everything as it was: false. */
  attempt(act: () => void): boolean {
    const before = { draft: this.draft, agenda: this.agenda, events: this.events.length, effects: this.effects.length };
    // made of the present one, which stays as it is
    this.draft = before.draft && new Draft(before.draft.state);
    try {
      act();
      return true;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.draft = before.draft;
      this.agenda = before.agenda;
      this.events.length = before.events;
      this.effects.length = before.effects;
      return false;
    }
  }

  /** Let a token go into a node; it is handled when the present element is done. */
  send(entry: Entry): void {
    this.agenda.push(entry);
  }
}

/** The place of a token that is known to be there. */
export const placeOf = (run: Run, token: string) => run.state.tokens[token] ?? refuse('process.token-unknown', '', { token });
export const scopeIdOf = (run: Run, token: string): string => run.state.tokens[token]?.scope ?? '';
/** `{ scope }`, or nothing for the instance itself: what is absent costs no bytes. */
export const inScope = (scope: string): { readonly scope?: string } => (scope === '' ? {} : { scope });
