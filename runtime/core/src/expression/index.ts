/**
 * The one door to FEEL (DMN 1.3 §10.3) for forms, processes, decisions and indicators: source → syntax tree (lezer-feel) → closures,
 * compiled once and evaluated with a budget of work. Plain JSON goes in as it is; `toJson` makes JSON of what comes out.
 * Nobody else imports the FEEL grammar. Nothing here reads a clock, a zone of the machine, or runs text as code.
 */
export * from './evaluate';
export * from './inspect';
export { compileFeel, type CompiledFeel, type FeelWords } from './compile/index';
export { MAX_SOURCE, parse as feelTree, type Dialect, type Node as FeelNode } from './compile/tree';
export type { FeelCtx } from './run';
export { layered, type FeelScope } from './scope';
export { toJson } from './values/json';
export { feelCompare, feelEquals } from './values/order';
export { callFeel, feelFunction } from './host-functions';
export { Budget } from './budget';
export { contextOf, listOf, type TypeTest } from './values/types';
export { kindOf, Rows, type FeelContext, type FeelValue, type Kind } from './values/value';
