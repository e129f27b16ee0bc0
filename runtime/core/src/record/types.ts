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
  readonly state: string;
  /** first time each state was entered */
  readonly stateAt: Readonly<Record<string, Instant>>;
  readonly data: JsonObject;
  readonly version: number;
  readonly createdBy: string;
  readonly createdAt: Instant;
  readonly occurredAt: Instant;
}

export type RecordEvent =
  | { readonly type: 'RecordCreated'; readonly record: RecordDoc }
  /** top-level fields; `null` removes one. `base` = version it was made on. */
  | { readonly type: 'RecordChanged'; readonly patch: JsonObject; readonly base: number; readonly by: string; readonly at: Instant };
