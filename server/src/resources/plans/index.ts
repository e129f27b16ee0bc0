/**
 * 计划: who is due when, kept by a worker from records; lists of it, escalation, and how many were to be seen in a period (for figures).
 * Called by the registry, jobs and figures. Nothing in it is truth, and nothing of it is written in somebody's commit but the mark on the record.
 */
export { plansHandlers } from './handlers';
export { escalationJob, planDefinitionsJob, plansJob, rebuildPlans, settlePlans } from './job';
export { planDues, type DuesAsked } from './dues-in';
export { planCountModel, planDoneModel, planDueModel, planMarkModel, planRulesModel } from './model';
