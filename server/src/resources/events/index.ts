/**
 * The stream that tells open pages to read again: their lists, or numbers of units that they may see. Called by the registry. It must not carry
 * what has changed, nor go on when its session is over.
 */
export { eventsHandlers } from './handlers';
