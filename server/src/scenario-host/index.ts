/**
 * Scenarios on the durable host: a database of its own for each, the real commits, jobs and figures, the scenario's people and a clock that
 * the player moves. Called by `pack test --server` and by tests. Never touches a county's own database.
 */
export { onServer } from './host-maker';
export { serverHost } from './server-host';
export { SILENT } from './silent';
