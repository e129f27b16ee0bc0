/**
 * Personal data at rest: L3/L4 values of records are ciphertext under the data key of their subject, in the record and in every event.
 * Called by the durable host and whoever reads stored records. The only place that seals or opens a value; must not decide who sees it.
 */
export { sealEvents } from './seal';
export { hasSealMark, openRecords, openRecord } from './open';
