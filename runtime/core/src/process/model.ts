/** The process model: what /compile makes of BPMN 2.0 XML. JSON, immutable, one for all instances of a release. */
import type { FieldAccess } from '../form/types';
import type { Tier } from '../org/types';
import type { Json, JsonObject } from '../shared/json';

export interface SequenceFlow { readonly id: string; readonly from: string; readonly to: string; readonly condition?: string; readonly title?: string }

/** Whom a step is offered to. The first entry of [own, ...else] that finds somebody (after exclusions) wins. */
export interface AssignmentRule {
  readonly role: string;
  /** tier of the unit relative to the instance's unit; absent = the instance's own unit */
  readonly at?: Tier;
  /** people who may not take it: `initiator`, or the id of a node whose performer is excluded */
  readonly except: readonly string[];
  readonly fallback: readonly { readonly role: string; readonly at: Tier }[];
  /** FEEL: the unit it starts from; absent = the instance's */
  readonly unit?: string;
  /** the one who began it, instead of a role */
  readonly who?: 'initiator';
  /** of a step of several: everybody who has the role from the unit up to this tier, the lowest first */
  readonly upTo?: Tier;
  /** when nobody is found after all: who has the role further up; pass the step; absent: it waits for an operator */
  readonly nobody?: 'superior' | 'skip';
}
/** 会签, 或签, 票签 on a multi-instance user task (依次: a sequential one). */
export interface SignRule {
  readonly rule: 'all' | 'any' | 'vote';
  /** outcomes that mean yes and no; '' = a signature without a decision */
  readonly consent: string;
  readonly refusal: string;
  /** does one no end it, or is it only counted? */
  readonly onRefusal: 'ends' | 'counted';
  /** FEEL over `signer` and the member's item; absent: 1 */
  readonly weight?: string;
  /** share of all weights that must say yes; absent: more than half */
  readonly share?: number;
}
export interface OutcomeDef { readonly id: string; readonly title: string; readonly comment?: 'required' | 'optional' }

export interface TaskProps {
  /** `task`: somebody must do it. `offer`: a message catch that anybody of the role may answer first (认领). */
  readonly kind: 'task' | 'offer';
  readonly form?: string;
  readonly access?: FieldAccess;
  readonly assignment?: AssignmentRule;
  /** FEEL: the one user it is for (`zeebe:assignmentDefinition`); wins over `assignment` when it finds somebody */
  readonly assignee?: string;
  readonly outcomes: readonly OutcomeDef[];
  /** steps that the performer may return it to (退回): node ids, `*` any passed one, `$previous`, `$first`, `$caller` */
  readonly returns: readonly string[];
  /** after a return: everything again, or straight back here; absent: whoever returns it chooses */
  readonly returnMode?: 'again' | 'resume';
  /** 驳回 allowed: it ends, or goes to who began it */
  readonly reject?: 'end' | 'initiator';
  readonly sign?: SignRule;
  /** 自动去重: who has approved before on the way is not asked again */
  readonly dedupe?: true;
  /** 抄送 when it is done */
  readonly copies?: readonly { readonly role: string; readonly at?: Tier }[];
  /** ISO duration or working days until due */
  readonly due?: string;
  /** field ids shown as the facts that decide (offer: the only fields shown) */
  readonly facts: readonly string[];
}

export type EventName = 'message' | 'timer' | 'signal' | 'error' | 'escalation' | 'condition' | 'link' | 'compensation' | 'cancel' | 'terminate';
/** One event definition of an event node; `props` are the kind's own (name, key, code, duration, …). */
export interface EventProps { readonly kind: EventName; readonly props: JsonObject }

/** Doing an activity more than once (BPMN 2.0 §13.3.6, §13.3.7). */
export type Loop =
  | { readonly kind: 'standard'; readonly condition?: string; readonly testBefore: boolean; readonly maximum?: number }
  | {
      readonly kind: 'multi';
      readonly sequential: boolean;
      /** FEEL: a list, one member an item */
      readonly collection?: string;
      /** FEEL: a number of members */
      readonly cardinality?: string;
      /** name under which a member knows its item */
      readonly element?: string;
      /** FEEL: true ends the others when a member is done */
      readonly completion?: string;
      readonly outputCollection?: string;
      readonly outputElement?: string;
      /** events thrown when a member is done (BPMN 2.0 table 10.29 `behavior`): each time, the first time, or when a FEEL condition holds */
      readonly throws?: readonly { readonly when: 'each' | 'first' | { readonly holds: string }; readonly event: EventProps }[];
    };
export interface Mapping { readonly source: string; readonly target: string }

export interface ProcessNode {
  readonly id: string;
  /** element name of the registry, e.g. `user-task`, `timer-boundary-event` */
  readonly type: string;
  readonly title: string;
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
  /** the sub-process it lies in; absent = the process itself */
  readonly parent?: string;
  readonly attachedTo?: string;
  /** record state entered when a token enters the node */
  readonly recordState?: string;
  readonly task?: TaskProps;
  readonly events?: readonly EventProps[];
  readonly loop?: Loop;
  readonly inputs?: readonly Mapping[];
  readonly outputs?: readonly Mapping[];
  /** the node that undoes it (compensation handler) */
  readonly undo?: string;
  /** it is such a handler: outside the normal flow */
  readonly undoes?: true;
  /** tokens it needs to begin, and gives when done (BPMN 2.0 §10.3) */
  readonly quantity?: { readonly start: number; readonly completion: number };
  /** element's own properties (default flow, script, …): each element folder types its own */
  readonly props: Readonly<Record<string, Json>>;
}

export interface ProcessModel {
  readonly format: 1;
  readonly id: string;
  readonly title: string;
  readonly nodes: Readonly<Record<string, ProcessNode>>;
  readonly flows: Readonly<Record<string, SequenceFlow>>;
  /** the none start event; '' = it begins by an event, or where nothing leads to */
  readonly start: string;
}
