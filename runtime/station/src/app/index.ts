/**
 * The shell of the station app: providers, sign-in gate, bars, routes and the pages for what cannot be shown.
 * Called by main.tsx only. Screens live in features.
 */
export { App } from './App';
