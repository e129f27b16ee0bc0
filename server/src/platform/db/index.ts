/**
 * The connection, its indexes and the one way to write several documents: `transaction`. Called by `main.ts`, tests and stores.
 * Every durable write is w:majority, j:true; what a commit acknowledged survives any crash.
 */
export { Batch } from './batch';
export { adminCommand, codeName, type CommandResult } from './admin';
export { readBlob, removeBlob, writeBlob } from './blobs';
export { bytesOf } from './bytes';
export type { ClientSession, Connection, Model } from 'mongoose';
export { connect, disconnect, isDuplicate, ready, upserted } from './connect';
export { Hints } from './hints';
export { buildIndexes, dropIndexes, type ModelOf } from './indexes';
export { modelIn } from './model-in';
export { aggregateNow, BY_ID, findNow, native, writeCommand, type Written } from './native';
export { perConnection } from './per-connection';
export { readAllTogether, readTogether } from './read-together';
export { transaction } from './transaction';
