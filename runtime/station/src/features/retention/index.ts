/**
 * 保管到期: records that need not be kept any more, for who looks after them. Called by the routes and by 我的.
 * It only shows; what becomes of a record is decided outside.
 */
export { RetentionLink } from './RetentionLink';
export { RetentionPage } from './RetentionPage';
