/**
 * What the player asks of a host: the memory host below core, the durable server, or anything else that executes a pack.
 * One interface, so that a scenario proves the same thing everywhere.
 */
import type { ProcessCommand, ProcessState } from '../process/types';
import type { Instant, Json, JsonObject } from '../shared/json';
import type { Problem } from '../shared/problem';
import type { StartWork } from '../work/types';

type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never;
/** A command as the player gives it; the host adds the command id. */
export type HostCommand = Without<Exclude<ProcessCommand, { type: 'FireTimer' }>, 'id'>;
export type HostStart = Omit<StartWork, 'id'>;

export type HostReply =
  | { readonly ok: true; readonly workId: string; /** types of the effects asked for, in order */ readonly effects: readonly string[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** From outside; `orgId`: the unit at which it may begin something. */
export interface HostMessage { readonly name: string; readonly key?: Json; readonly vars: JsonObject; readonly orgId: string }

/** An open step of the work or of a process that it has called. */
export interface HostTask {
  readonly taskId: string;
  readonly workId: string;
  readonly node: string;
  /** ids of the people who may take it now, sorted */
  readonly candidates: readonly string[];
}

/** A work as the host has it stored now. */
export interface HostWork {
  readonly recordId: string;
  readonly status: ProcessState['status'];
  readonly endNode?: string;
  readonly recordState: string;
  /** the record's plain data */
  readonly data: JsonObject;
  readonly open: readonly HostTask[];
  /** questions that wait for an answer, and who was told */
  readonly asks?: readonly { readonly id: string; readonly from: string; readonly to: string }[];
  readonly copies?: readonly { readonly id: string; readonly to: readonly string[] }[];
}

export interface BalanceAsked { readonly ledger: string; readonly account: string; readonly orgId: string; readonly dimensions?: Readonly<Record<string, string>> }

export interface HostEffect {
  readonly workId: string;
  readonly type: string;
}

/** After each move everything that it asked of other instances has been delivered, or waits for another try at a later time. */
export interface ScenarioHost {
  now(): Promise<Instant>;
  /** the county's calendar: an ISO 8601 duration or working days from an instant */
  add(from: Instant, duration: string): Promise<Instant>;
  start(by: string, input: HostStart): Promise<HostReply>;
  command(by: string, workId: string, command: HostCommand): Promise<HostReply>;
  message(message: HostMessage): Promise<HostReply>;
  signal(signal: Omit<HostMessage, 'key'>): Promise<HostReply>;
  /** Move the clock to `to`; every timer due by then fires, earliest first, each at its own time. Answers the effects asked for. */
  advance(to: Instant): Promise<readonly HostEffect[]>;
  look(workId: string): Promise<HostWork | undefined>;
  /** What there is in an account of a unit, of all lots with these dimensions, as people say it (yuan, hours, pieces); null: not known. */
  balance(asked: BalanceAsked): Promise<number | null>;
  /** An indicator's figure for a unit and all below it in a period (`all`, `2026`, `2026-Q4`, `2026-11`). */
  figure(indicator: string, orgId: string, period: string): Promise<number | null>;
}
