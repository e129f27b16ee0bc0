/**
 * 办件: what I started or had a hand in, and the page after something was done. Also the one way for screens to send a command.
 * Called by the routes and by desk, task, start, people, talk and work.
 */
export { AfterPage } from './AfterPage';
export { IntentWords } from './IntentWords';
export { nowText } from './now-words';
export { ReasonSheet, type ReasonAct } from './ReasonSheet';
export { SuspendedNotice } from './SuspendedNotice';
export { useCommand, type Command } from './use-command';
export { useWork } from './use-work';
export { WhySheet } from './WhySheet';
export { WorkRowLink } from './WorkRowLink';
export { WorksPage } from './WorksPage';
