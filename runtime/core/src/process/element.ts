/** What one element folder provides. The engine, the compiler and the designer's palette read the same definition. */
import type { Json, JsonObject } from '../shared/json';
import type { Problem } from '../shared/problem';
import type { ElementHandler, Run } from './engine/run';
import type { EventName, ProcessModel, ProcessNode } from './types';

/** The bpmn-moddle element as the compiler sees it: only what elements read. */
export interface BpmnElement {
  readonly $type: string;
  readonly id?: string;
  readonly name?: string;
  readonly [property: string]: unknown;
}

export type ElementGroup = 'event' | 'task' | 'gateway' | 'sub-process';

export interface ElementDefinition extends ElementHandler {
  /** name in models; its folder has the same name, events: the name of their kind */
  readonly type: string;
  readonly bpmnType: string;
  /** event definition that tells apart events of one BPMN type */
  readonly eventType?: string;
  readonly group: ElementGroup;
  /** offered to everybody; the others to whoever asks for more */
  readonly basic?: true;
  /** JSON Schema of `props` (events: of their event's): the designer's panel is generated from it */
  readonly properties: JsonObject;
  /** a person does it: it may have a form, candidates, outcomes */
  readonly human?: 'task' | 'offer';
  /** of several of one BPMN type: is it this one? (event sub-process) */
  isOne?(element: BpmnElement): boolean;
  /** own properties read off the BPMN element */
  read?(element: BpmnElement): Record<string, Json>;
  /** findings about one node that only this element knows */
  lint?(node: ProcessNode, model: ProcessModel): Problem[];
}

export type EventPosition = 'start' | 'catch' | 'throw' | 'boundary' | 'end';
/** An event definition (BPMN 2.0 §10.5.5), wherever it may sit. */
export interface EventKind {
  readonly kind: EventName;
  readonly definition: string;
  readonly positions: readonly EventPosition[];
  readonly properties: JsonObject;
  /** own properties read off the event definition */
  read?(definition: BpmnElement): Record<string, Json>;
  /** thrown by an intermediate or end event; true: the token waits, it goes on by itself */
  throws?(run: Run, node: ProcessNode, token: string, props: JsonObject): boolean | undefined;
  /** what it threw has been undone (compensation, cancel) */
  undone?(run: Run, node: ProcessNode, token: string): void;
  lint?(node: ProcessNode, props: JsonObject, model: ProcessModel): Problem[];
}
