/**
 * Live pages: whoever has one open is told that something of his may have changed, whichever server changed it. One change stream a
 * server, open only while somebody listens. Called by the event route. It carries no data: the page reads again, with its own rights.
 */
export { changesOf } from './changes';
export { numbersChangedModel } from './model';
export { Touched } from './touched';
