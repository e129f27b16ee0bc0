/**
 * One piece of work with its record, open steps and history. Called by its route, loaded when needed.
 */
export { WorkPage } from './WorkPage';
