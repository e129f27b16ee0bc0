import type { ActionDef } from '../format';
import type { Program } from '../../pack/program';
import type { RecordDoc } from '../types';
import { notOpen } from './act';
import { notCorrectable } from './correct';
import { notAnswerable, notRecallable } from './offer';
import { notTransferable } from './transfer';
import type { RecordCtx } from './types';
import { notVoidable } from './void';

/** What somebody may do with a record now: each found by the same checks that decide the command. */
export interface RecordOffers {
  readonly actions: readonly ActionDef[];
  /** fields he may put right; absent: none */
  readonly correct?: readonly string[] | 'all';
  readonly void: boolean;
  readonly transfer: boolean;
  /** to accept or to decline what his unit was asked to take */
  readonly answer: boolean;
  /** to take back what another unit was asked */
  readonly recall: boolean;
}

export function offersOn(program: Program, record: RecordDoc, ctx: RecordCtx): RecordOffers {
  const type = program.pack.records[record.type];
  if (!type || record.mergedInto !== undefined) return { actions: [], void: false, transfer: false, answer: false, recall: false };
  const isCorrectable = notCorrectable(program, type, record, ctx).length === 0;
  return {
    actions: (type.actions ?? []).filter((action) => notOpen(program, type, action, record, ctx).length === 0),
    ...(isCorrectable ? { correct: type.correct?.fields ?? 'all' } : {}),
    void: notVoidable(program, type, record, ctx).length === 0,
    transfer: notTransferable(program, type, record, ctx).length === 0,
    answer: notAnswerable(program, type, record, ctx).length === 0,
    recall: notRecallable(program, type, record, ctx).length === 0,
  };
}
