/**
 * The service list as one person may start it: start roles × tiers × the release in use at each of his units. Called by the registry.
 * It must not decide a start: core does, with the same rules, when the work is started.
 */
export { servicesHandlers } from './handlers';
