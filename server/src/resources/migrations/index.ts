/**
 * 换版本 of running works: plan, dry run, apply, undo. Called by the registry; for operators. Whether one work may go is core's to say;
 * this says which works, and keeps each apart from the others.
 */
export { migrationsHandlers } from './handlers';
