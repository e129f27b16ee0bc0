/**
 * A real MongoDB for whoever has none: found on this machine or fetched once, run as a one-member replica set on a persistent folder.
 * Called by `cli/start.ts`, the test set-up and scripts; with MONGODB_URI none of this runs. It never deletes data or mongod.lock and
 * never kills a mongod: WiredTiger's own lock and {shutdown: 1} do that work.
 */
export { attachMongod, ensureMongod, type EnsureOptions, type Mongod } from './ensure';
export { resolveMongod, type ResolveOptions } from './resolve';
export { holdFolder } from './lock';
