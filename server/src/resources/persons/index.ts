/**
 * 人员: whether somebody is known already, two records that are one person, and one person over all services. Handlers for the API.
 * Who may see whom is the one policy's to say; core scores and decides, the durable host stores.
 */
export { dueConsentsJob } from './due-job';
export { consentStopsJob } from './stops-job';
export { apartModel, consentRoundModel } from './model';
export { personsHandlers } from './handlers';
