/** What one element folder provides. The engine, the compiler and the designer's palette read the same definition. */
import type { Json, JsonObject } from '../shared/json';
import type { Problem } from '../shared/problem';
import type { Run } from './run';
import type { ProcessModel, ProcessNode, TimerState } from './types';

export interface ElementHandler {
  /** A token has come in: wait, or let it leave. */
  enter(run: Run, node: ProcessNode, token: string): void;
  /** Everything else rests: may a waiting token go on? (joins that look at other tokens) */
  rest?(run: Run, node: ProcessNode, token: string): void;
  /** A timer that was set for this node has fired. */
  fire?(run: Run, node: ProcessNode, timer: TimerState): void;
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
