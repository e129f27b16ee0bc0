/**
 * 待办: the list with offers, and the page of one task where it is done, returned, claimed or handed on. Called by the routes; its rows
 * also stand on the desk. Decides nothing: what may be done comes with the task from the server.
 */
export { TaskPage } from './TaskPage';
export { TaskRowLink } from './TaskRowLink';
export { TasksPage } from './TasksPage';
export { TasksStart } from './TasksStart';
