/**
 * The way to the server: `createApi()` calls the routes that the contracts declare, by their key.
 * Called by the apps and by the session hooks. It must not show anything, nor decide what a refusal means to a screen.
 */
export { type Api, type ApiOptions, createApi } from './create-api';
export { listenForChanges, type ChangeSource, type ListenOptions, type Told } from './changes';
export { newKey } from './new-key';
export { ApiOffline, ApiProblem } from './problem';
export { repeatUntilAnswered, type RepeatOptions } from './repeat';
export type { AllRoutes, CallOptions, JsonRoute, ResponseBody } from './routes';
