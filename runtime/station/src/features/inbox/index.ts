/**
 * 消息: what happened that concerns me, with read marks. Called by the routes. The words are made here from kind and facts.
 */
export { InboxPage } from './InboxPage';
