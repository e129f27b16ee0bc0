/**
 * What is done to a record outside a process: made, acted on, put right, voided, handed over, offered to another unit and answered there. Decided here, purely, for every host; the
 * events that come of it are applied by `evolveRecord`. Must not know what is stored: what others did meanwhile and who points here it is told.
 */
import type { Program } from '../../pack/program';
import { problem } from '../../shared/problem';
import type { RecordType } from '../format';
import type { RecordDoc } from '../types';
import { decideAct } from './act';
import { refused } from './checks';
import { decideCorrect } from './correct';
import { decideCreate } from './create';
import { decideAnswer, decideLapse, decideRecall } from './offer';
import { decideTransfer } from './transfer';
import type { RecordCommand, RecordCtx, RecordOutcome } from './types';
import { decideVoid } from './void';

export type * from './types';
export { offersOn, type RecordOffers } from './offers';
export { answersOffer, scopesToShare, standingOffer } from './offer';
export { recordScope } from './scope';
export { decideUnlink } from './void';
export { decideMerge, decideUnmerge, type MergeOutcome, type Side as MergeSide } from './merge';

type OfOne = Exclude<RecordCommand, { type: 'CreateRecord' }>;
function decideOn(program: Program, type: RecordType, record: RecordDoc, command: OfOne, ctx: RecordCtx): RecordOutcome {
  switch (command.type) {
    case 'ActOnRecord': return decideAct(program, type, record, command, ctx);
    case 'CorrectRecord': return decideCorrect(program, type, record, command, ctx);
    case 'VoidRecord': return decideVoid(program, type, record, command, ctx);
    case 'TransferRecord': return decideTransfer(program, type, record, command, ctx);
    case 'AcceptRecord': case 'DeclineRecord': return decideAnswer(program, type, record, command, ctx);
    case 'RecallRecord': return decideRecall(program, type, record, command, ctx);
    case 'LapseRecord': return decideLapse(program, record, ctx);
  }
}

/** `record` absent: CreateRecord. All of it holds or nothing does. */
export function decideRecord(program: Program, record: RecordDoc | undefined, command: RecordCommand, ctx: RecordCtx): RecordOutcome {
  if (command.type === 'CreateRecord') return decideCreate(program, command, ctx);
  const type = record && program.pack.records[record.type];
  if (!record || !type) return refused(problem('record.type-unknown', '', { type: record?.type ?? '' }));
  if (record.mergedInto !== undefined) return refused(problem('person.merged-already', '', { no: record.no ?? '' }));
  return decideOn(program, type, record, command, ctx);
}
