import type { Instant, JsonObject } from '../shared/json';

/** 记录: a business object. Form data lives here, never in the process. */
export interface RecordDoc {
  readonly id: string;
  readonly type: string;
  readonly packId: string;
  /** sha of the release it was last written under */
  readonly release: string;
  readonly orgId: string;
  /** 编号, given by the server; absent = 待编号 */
  readonly no?: string;
  /** who is in charge of it; absent: who made it */
  readonly owner?: string;
  readonly state: string;
  /** first time each state was entered */
  readonly stateAt: Readonly<Record<string, Instant>>;
  readonly data: JsonObject;
  readonly version: number;
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly occurredAt: Instant;
}

/** Why a record was changed outside a step of a process. */
export type RecordWhy = 'act' | 'correct' | 'void' | 'transfer' | 'detach';

export type RecordEvent =
  | { readonly type: 'RecordCreated'; readonly record: RecordDoc }
  /** top-level fields; `null` removes one. `base` = version it was made on. */
  | { readonly type: 'RecordChanged'; readonly patch: JsonObject; readonly base: number; readonly by: string; readonly at: Instant }
  /**
   * The first event of what is done to a record outside a process: what it was, for what reason (`comment`, sealed at rest), and when it
   * happened if that was not when it was entered. `release`: under which it was decided.
   */
  | { readonly type: 'RecordActed'; readonly why: RecordWhy; readonly action?: string; readonly comment?: string; readonly occurredAt?: Instant; readonly release: string; readonly by: string; readonly at: Instant }
  | { readonly type: 'RecordMoved'; readonly orgId: string; readonly by: string; readonly at: Instant }
  | { readonly type: 'RecordOwnerSet'; readonly owner: string; readonly by: string; readonly at: Instant };
