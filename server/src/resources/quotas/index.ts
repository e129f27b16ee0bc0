/**
 * 定额: what the service list asks of units in a period, and how much of it there is, counted from records. Called by the registry, by dashboards
 * (`quotaMatrix`) and by the plans worker, which keeps the counts. It must not read the records to count them.
 */
export { quotasHandlers } from './handlers';
export { quotaMatrix, type QuotaAsked } from './matrix';
export { forgetQuotas, quotaFact, replaceQuotaFacts, servicesOf } from './facts';
export { quotaCountModel, quotaFactModel, type QuotaFactDoc } from './model';
export type { QuotaCell, QuotaMatrix } from './contract';
