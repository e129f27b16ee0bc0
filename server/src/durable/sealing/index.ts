/**
 * Personal data at rest: L3/L4 values of records and people's comments are ciphertext under the data key of their subject, in the record, in
 * every event and every open step.
 * Money lies there in fen (`amounts`).
 * Called by the durable host and whoever reads stored records. The only place that seals or opens a value; must not decide who sees it.
 */
export { amountPath } from './amounts';
export { openComments, openTasks } from './comments';
export { sealEvents, type Sealed } from './seal';
export { openPart, openRecords, openRecord, sealedUnder } from './open';
export { subjectsIn } from './value';
export { knownSubject, type MadeSubjects } from './subject';
