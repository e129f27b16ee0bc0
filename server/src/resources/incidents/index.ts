/**
 * 异常: incidents, repairs and batches for operators. Handlers for the API. Must not decide a step (core does) or write a document (the
 * durable host does); who may see what is in `policy.ts`: the right `operate` and the reach over units.
 */
export { presentBatch } from './present';
export { incidentsHandlers } from './handlers';
