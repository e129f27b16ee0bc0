/**
 * One task: why it is here, its form, and what may be done with it. Called by its route, loaded when needed.
 * Decides nothing: what may be done comes with the task from the server.
 */
export { TaskPage } from './TaskPage';
