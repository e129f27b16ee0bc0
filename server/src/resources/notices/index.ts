/**
 * Public notices: what a pack lets everybody see of its records, as data and as a page to read or print. Called by the registry and, for
 * `/public`, by `app.ts`. It must not open a sealed value, show a field above L0, or name a place smaller than a station.
 */
export { noticesHandlers } from './handlers';
export { publicPages } from './page';
