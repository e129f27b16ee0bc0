/**
 * 消息: what a person is told. Handlers for the API; `addMessages` for the effects of
 * commits. It knows no process and no record: kinds and titles come in, words are made by the apps.
 */
export { inboxHandlers } from './handlers';
export { inboxModel, type InboxDoc } from './model';
export { addMessages, countUnread } from './store';
