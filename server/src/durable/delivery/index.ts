/**
 * Delivery between instances on the server: core's `deliver` over commits of the durable host. Called by the outbox and by scenarios.
 * Must not decide what an effect means (core does) nor when it is tried again (the outbox does).
 */
export { deliveryEffects } from './effects';
export { tellMessage, tellSignal } from './from-outside';
export { ServerPort } from './port';
