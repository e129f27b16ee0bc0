/**
 * Moving running instances to another version of their process. The host says which instances and keeps the release; this decides
 * whether one may go, and what happens when it does. It never runs a step of the old model.
 */
export { checkMigration } from './check';
export { migrate, type MigrationReason } from './migrate';
export { mapNodes, mappingOf, type MappedNode, type MigrationPlan } from './plan';
