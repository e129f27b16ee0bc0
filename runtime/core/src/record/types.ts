import type { Instant, JsonObject } from '../shared/json';

/** Why an offer stands no more without having been accepted. `void`: the record was given up meanwhile. */
export type OfferEnd = 'declined' | 'recalled' | 'lapsed' | 'void';

/** 转介: another unit is asked to take it. The last one stays to be read when it has ended otherwise than by being accepted. */
export interface RecordOffer {
  readonly orgId: string;
  /** who is meant to be in charge there; absent: who accepts */
  readonly owner?: string;
  readonly by: string;
  readonly at: Instant;
  /** it may be answered until then */
  readonly until: Instant;
  readonly ended?: { readonly how: OfferEnd; readonly by: string; readonly at: Instant };
}

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
  readonly offer?: RecordOffer;
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
export type RecordWhy = 'act' | 'correct' | 'void' | 'transfer' | 'detach' | 'merge' | 'unmerge' | 'offer' | 'accept' | 'decline' | 'recall' | 'lapse';

export type RecordEvent =
  | { readonly type: 'RecordCreated'; readonly record: RecordDoc }
  /** top-level fields; `null` removes one. `base` = version it was made on. */
  | { readonly type: 'RecordChanged'; readonly patch: JsonObject; readonly base: number; readonly by: string; readonly at: Instant }
  /**
   * The first event of what is done to a record outside a process: what it was, for what reason (`comment`, sealed at rest), and when it
   * happened if that was not when it was entered. `release`: under which it was decided.
   */
  | { readonly type: 'RecordActed'; readonly why: RecordWhy; readonly action?: string; /** merge, unmerge: the other record */ readonly other?: string; readonly comment?: string; readonly occurredAt?: Instant; readonly release: string; readonly by: string; readonly at: Instant }
  | ({ readonly type: 'RecordOffered' } & Omit<RecordOffer, 'ended'>)
  | { readonly type: 'RecordOfferEnded'; readonly how: OfferEnd; readonly by: string; readonly at: Instant }
  /** an offer that it had is no more */
  | { readonly type: 'RecordMoved'; readonly orgId: string; readonly by: string; readonly at: Instant }
  | { readonly type: 'RecordOwnerSet'; readonly owner: string; readonly by: string; readonly at: Instant }
  /** `into` absent: it is by itself again */
  | { readonly type: 'RecordMerged'; readonly into?: string; readonly by: string; readonly at: Instant }
  | RecordDestroyed;

/** What was left of one chain when its content was cut: where it ended, and a hash of all its links. */
export interface CutChain { readonly chain: string; readonly seq: number; readonly hash: string; readonly digest: string }
/** 销毁: the last event of a record. By which list, under which rule it was kept from when until when; `cuts`: the chains whose content went with it. */
export interface RecordDestroyed {
  readonly type: 'RecordDestroyed'; readonly list: string; readonly recordType: string; readonly rule: { readonly title: string; readonly years: number; readonly from: string };
  readonly kept: { readonly from: string; readonly until: string }; readonly cuts: readonly CutChain[]; readonly by: string; /** who agreed, where another had to */ readonly confirmedBy: string; readonly at: Instant;
}
