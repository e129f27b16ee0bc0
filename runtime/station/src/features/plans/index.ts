/**
 * 计划与定额: who is to be seen and how far the service list is met; the same in short on the desk. Called by the routes and by desk. What
 * is to be done is started on the service's own page, with the record picked.
 */
export { DeskPlans } from './DeskPlans';
export { useDueNow } from './use-plans';
export { PlansPage } from './PlansPage';
export { QuotaRecordsPage } from './QuotaRecordsPage';
