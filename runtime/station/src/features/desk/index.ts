/**
 * 工作台: the first page. What waits, what is late, what came back, drafts that were not handed in. Called by the routes.
 */
export { DeskPage } from './DeskPage';
