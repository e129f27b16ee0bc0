/**
 * 待办: the list of what waits for me and of offers. Called by the routes; its rows also stand on the desk. One task is the feature task.
 */
export { TaskRowLink } from './TaskRowLink';
export { TasksPage } from './TasksPage';
export { TasksStart } from './TasksStart';
