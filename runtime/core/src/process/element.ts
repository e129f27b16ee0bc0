/** What one element folder provides. The engine, the compiler and the designer's palette read the same definition. */
import type { Json, JsonObject } from '../shared/json';
import type { Ctx } from '../shared/ctx';
import type { Problem } from '../shared/problem';
import type { Facts, ProcessEvent, ProcessModel, ProcessNode, ProcessState, TaskState, TimerState } from './types';

/** The engine as elements see it; implemented by `Run`. */
export interface Engine {
  readonly model: ProcessModel;
  readonly state: ProcessState;
  readonly facts: Facts;
  readonly ctx: Ctx;
  /** why the token comes back to a node (退回); read once by the element that opens the step again */
  returning: TaskState['returned'] | undefined;
  node(id: string): ProcessNode;
  emit(event: ProcessEvent): void;
  /** ask the host for something after the commit */
  effect(type: string, node: string, payload: JsonObject): void;
  /** stable id at a node: kind, node, how often it was entered */
  id(kind: string, node: string, extra?: string): string;
  /** another token goes into a node beside the one that waits here */
  spawn(beside: string, node: string): void;
  /** the token goes on at another node; what it waited for is cancelled */
  move(token: string, to: string): void;
  /** tokens that have come together at a node go on as one, the first of them */
  merge(tokens: readonly string[], node: ProcessNode, flows: readonly string[]): void;
  /** the token leaves by these flows: the first keeps its id, more are forks, none consumes it */
  leave(token: string, node: ProcessNode, flows: readonly string[]): void;
  /** what the token waited for at `node` has come */
  proceed(token: string, node: ProcessNode): void;
}

export interface ElementHandler {
  /** A token has come in: wait, or let it leave. */
  enter(run: Engine, node: ProcessNode, token: string): void;
  /** Everything else rests: may a waiting token go on? (joins that look at other tokens) */
  rest?(run: Engine, node: ProcessNode, token: string): void;
  /** A timer that was set for this node has fired. */
  fire?(run: Engine, node: ProcessNode, timer: TimerState): void;
}

/** The bpmn-moddle element as the compiler sees it: only what elements read. */
export interface BpmnElement {
  readonly $type: string;
  readonly id?: string;
  readonly name?: string;
  readonly [property: string]: unknown;
}

export type ElementGroup = 'event' | 'task' | 'gateway';

export interface ElementDefinition extends ElementHandler {
  /** folder name */
  readonly type: string;
  readonly bpmnType: string;
  /** event definition that tells apart events of one BPMN type */
  readonly eventType?: string;
  readonly group: ElementGroup;
  /** JSON Schema of `props`: the designer's panel is generated from it */
  readonly properties: JsonObject;
  /** a person does it: it may have a form, candidates, outcomes */
  readonly human?: 'task' | 'offer';
  /** own properties read off the BPMN element */
  read?(element: BpmnElement): Record<string, Json>;
  /** findings about one node that only this element knows */
  lint?(node: ProcessNode, model: ProcessModel): Problem[];
}
