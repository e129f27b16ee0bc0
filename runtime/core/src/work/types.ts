/**
 * 办件: one process instance and its record, decided together. This is what every host executes:
 * `decideStart`/`decide` check the form, the performer and the step, and return events; `evolveWork` applies them.
 */
import type { Effect, Parent, ProcessCommand, ProcessEvent, ProcessState } from '../process/types';
import type { RecordDoc, RecordEvent } from '../record/types';
import type { JsonObject } from '../shared/json';
import type { Problem } from '../shared/problem';

export interface Work { readonly state: ProcessState; readonly record: RecordDoc }
export type WorkEvent = ProcessEvent | RecordEvent;
export type WorkOutcome =
  | { readonly ok: true; readonly events: readonly WorkEvent[]; readonly effects: readonly Effect[]; readonly work: Work }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export interface StartWork {
  readonly id: string;
  readonly serviceId: string;
  readonly orgId: string;
  readonly data: JsonObject;
  /** when it happened, if earlier than now */
  readonly occurredAt?: string;
  /** an event began it, not a person: the start event of its process (absent: where nothing leads to), and what it brought, as variables */
  readonly event?: { readonly node?: string; readonly vars: JsonObject };
}
/** What a call activity asks for: `process` of the release that the host has found for it. */
export interface CallWork {
  readonly process: string;
  readonly childId: string;
  readonly orgId: string;
  readonly initiator: string;
  readonly vars: JsonObject;
  readonly parent: Parent;
}

export type WorkCommand = ProcessCommand;
