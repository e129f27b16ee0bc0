/**
 * Signing in and out. The cookie holds an opaque secret, the database its hash; every request looks the session up again, so ending it
 * ends it everywhere at once. Called by the registry, `app.ts` (authenticate) and the accounts slice. It gives no rights: roles do.
 */
export { sessionsJob } from './job';
export { sessionModels } from './model';
export { sessionHandlers } from './handlers';
export { authenticate, callerFor } from './authenticate';
export { clearAttempts, endSessions, lockedNames } from './store';
