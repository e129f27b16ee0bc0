/**
 * 保管到期: records that need not be kept any more, for who looks after it; those that are kept for now, and lists of those that are to be destroyed.
 * Called by the routes and by 我的.
 */
export { ListPage } from './ListPage';
export { ListsPage } from './ListsPage';
export { RetentionLink } from './RetentionLink';
export { RetentionPage } from './RetentionPage';
export { useRetention } from './use-retention';
