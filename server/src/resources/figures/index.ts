/**
 * Figures: facts of records under the pack's indicators, cells computed from them, reports, and the records behind a number. Called by the
 * registry; `main` runs the jobs. It must not open a sealed value, and nothing in it counts up inside somebody's commit.
 */
export { figuresHandlers } from './handlers';
export { definitionsJob, figuresJob } from './job';
export { figureNow } from './figure-now';
export { packForFigures } from './definitions';
export { cellModel, factModel, factRulesModel } from './model';
