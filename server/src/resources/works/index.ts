/**
 * 办件: starting a service, commands on running work, what one started or did. Handlers for the API; `seeWork` for the slices that show
 * the same work another way. Must not decide a step (core does) or write a document (the durable host does).
 */
export { worksHandlers } from './handlers';
export { calledWorks } from './called';
export { asOfNow, seeRecord, seeWork, showRecord, type Seen, type SeenRecord } from './see';
export { rowTitle } from './present';
export { timelineIn, timelineOf } from './timeline';
export { allowsOf, targetsOf, taskMay, type Allows } from './may';
export { asksIn, suspendedIn } from './telling';
export { eventsOf, readsComments, toldOf, type Told } from './told';
