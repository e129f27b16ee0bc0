/**
 * Who is signed in. `<ApiProvider>` stands once at the root inside a QueryClientProvider; `useApi` and `useSession` are for all screens.
 * It must not keep a password, nor anything of a session, on the device: the cookie is the browser's.
 */
export { ApiProvider, useApi } from './ApiProvider';
export { useChanges } from './use-changes';
export { SESSION_KEY, useSession, type Session } from './use-session';
