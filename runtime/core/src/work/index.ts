/**
 * Work (办件): what every host executes. `decideStart`/`decide` answer events, `evolveWork` applies them, `explainTask` says why.
 * Must not store, notify or ask a clock: the host does.
 */
export type * from './types';
export { accessOf } from './fill';
export { decide, titlesOf } from './decide';
export { decideMigration, decideUndo, movedOn, rewrittenSince, type WorkMigration } from './migrate';
export { decideCall, decideStart, openingStep } from './start';
export { newPicks, pickingFields, pickProblems } from './picks';
export { evolveRecord, evolveWork, unstarted } from './evolve';
export { explainTask, type NextFact, type TaskExplanation } from './explain';
