/**
 * The durable host: core inside one atomic commit per command, with sealed values and chained history. Called by the slices of works,
 * tasks, records, figures and files, by the jobs and the CLI. It decides nothing that core decides and nothing about who may see what.
 */
import type { ModelOf } from '../platform/db/indexes';
import { anchorLeavesModel, anchorModel, viewHeadModel, viewModel } from './audit/model';
import { destroyedModel } from './destroy/index';
import { ledgerBalanceModel, ledgerPostingModel } from './ledger/index';
import { consentMarkModel } from './people/model';
import { batchItemModel, batchModel, counterModel, historyModel, incidentModel, instanceModel, recordModel, startTimerModel, subjectModel, taskModel } from './model';

export * from './model';
export { applyCommand, applyStart, type Applied, type CommandBody, type CommandIntent, type StartIntent } from './commit';
export { applyStarts, prepareStarts, tryStarts, type ManyStarts, type PreparedStarts } from './start-many';
export { applyMigration, applyUndo, tryMigration } from './migrate';
export * from './read';
export { findInstance, listInstancesById, listRunning, standingAt } from './running';
export { viewModel, type ViewDoc } from './audit/model';
export { listExports, noteExport, noteExported, type Export } from './audit/exports';
export { foreseeView, noteView, noteViews, type Viewing } from './audit/views';
export { loadWork, type LoadedWork } from './load';
export { applyRecord, type RecordApplied } from './records/apply';
export { applyRecords, prepareRecords, tryRecords, type MadeRecord, type ManyRecords, type PreparedRecords, type RecordItem } from './records/many';
export { type RecordIntent } from './records/decide';
export { entriesOfRecord } from './records/entries';
export { historyOfRecord, lastReason } from './records/history';
export { listOffers, type OfferSide } from './records/offers';
export { countLinked, listLinked } from './records/linked';
export { loadRecord, loadRow, type LoadedRecord } from './records/load';
export { Conflict, Refused } from './write';
export { aliasesOf, namesakesOf, rootsOf, survivorsIn } from './people/aliases';
export { consentLinks, consentsOf, personsOf, type Consented } from './people/consents';
export { consentMarkModel, type ConsentMarkDoc } from './people/model';
export { missingIn } from './people/missing';
export { worksNeeding, type Needing } from './people/needing';
export { toldOfConsent } from './people/told-of-consent';
export { applyMerge } from './people/merge';
export { candidatesFor, comparedOf, householdsOf, sharingKeys, type Candidate } from './people/similar';
export { recordsOfPerson } from './people/records';
export { scopeTitles } from './also/consents';
export { ledgerBalanceModel, ledgerPostingModel, type LedgerBalanceDoc, type LedgerPostingDoc } from './ledger/index';
export { lookedAt, putOff, recordsToLookAt, rowsToCount, Stale, stillDue } from './looked-at';
export { cutOldViews, destroyedModel, destroyRecord, forgetSubjects, type Gone } from './destroy/index';
export { moveRecords } from './move';
export { recordOf, fileIdsIn, placesOf, standInKey } from './docs';
export { rowKeysOf, searchDefinition, searchWays, seatAt, seatOf, timeOfSeat, writtenWays, type SearchField, type SearchWay } from './row-keys/index';
export { amountPath, knownSubject, openComments, openPart, openRecords, openTasks } from './sealing/index';
export { anchorJob } from './audit/anchor';
export { verifyCounty, type AuditResult } from './audit/verify';
export type { AuditProblem } from './audit/chain-check';
export { earliestDue, fireEarliest, timersJob } from './jobs/timers';
export { deliveryEffects, ServerPort, tellMessage, tellSignal } from './delivery/index';
export { findIncident, openIncidents } from './incidents';
export { closeMended, dropIncident, retryIncident } from './incident-actions';
export { batchesJob, beginBatch, findBatch, listBatches, listBatchItems } from './jobs/batches';
export { earliestTodo, outboxJob, type EffectHandler, type EffectHandlers } from './jobs/outbox';
export { offersJob } from './jobs/offers';
export { jobEffects, type JobHandler } from './jobs/service-jobs';
export { startTimersJob } from './jobs/start-timers';
export { messageEffects, overdueJob } from './jobs/messages';

export const durableModels: readonly ModelOf[] = [ledgerBalanceModel, ledgerPostingModel, instanceModel, historyModel, taskModel, recordModel, subjectModel, counterModel, incidentModel, batchModel, batchItemModel, startTimerModel, consentMarkModel, viewModel, viewHeadModel, anchorModel, anchorLeavesModel, destroyedModel];
