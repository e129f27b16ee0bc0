/**
 * 办件: what I started or had a hand in, one piece of work with its record and history, and the page after something was done.
 * Also the one way for screens to send a command. Called by the routes and by tasks, services and desk.
 */
export { AfterPage } from './AfterPage';
export { IntentWords } from './IntentWords';
export { useCommand, type Command } from './use-command';
export { WithdrawSheet } from './WithdrawSheet';
export { WorkPage } from './WorkPage';
export { WorkRowLink } from './WorkRowLink';
export { WorksPage } from './WorksPage';
