/**
 * 放行: whoever may, lets somebody in to what is confidential in one record for some hours, unasked or asked (申请查看); each time is recorded and told.
 * Handlers for the API and the job that ends what nobody answers. What is closed without it is `closed`'s to say.
 */
export { grantsHandlers } from './handlers';
export { requestModel } from './model';
export { unansweredJob } from './unanswered';
