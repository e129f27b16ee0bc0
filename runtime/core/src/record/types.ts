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
  /** it was found to be the same person as this record, and lives on there; what points here counts for that */
  readonly mergedInto?: string;
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
export type RecordWhy = 'act' | 'correct' | 'void' | 'transfer' | 'detach' | 'merge' | 'unmerge';

export type RecordEvent =
  | { readonly type: 'RecordCreated'; readonly record: RecordDoc }
  /** top-level fields; `null` removes one. `base` = version it was made on. */
  | { readonly type: 'RecordChanged'; readonly patch: JsonObject; readonly base: number; readonly by: string; readonly at: Instant }
  /**
   * The first event of what is done to a record outside a process: what it was, for what reason (`comment`, sealed at rest), and when it
   * happened if that was not when it was entered. `release`: under which it was decided.
   */
  | { readonly type: 'RecordActed'; readonly why: RecordWhy; readonly action?: string; /** merge, unmerge: the other record */ readonly other?: string; readonly comment?: string; readonly occurredAt?: Instant; readonly release: string; readonly by: string; readonly at: Instant }
  | { readonly type: 'RecordMoved'; readonly orgId: string; readonly by: string; readonly at: Instant }
  | { readonly type: 'RecordOwnerSet'; readonly owner: string; readonly by: string; readonly at: Instant }
  /** `into` absent: it is by itself again */
  | { readonly type: 'RecordMerged'; readonly into?: string; readonly by: string; readonly at: Instant };
