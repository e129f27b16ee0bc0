/**
 * Figures: facts of records under the pack's indicators, cells computed from them, reports, and the records behind a number. Called by the
 * registry; `main` runs the jobs. It must not open a sealed value, and nothing in it counts up inside somebody's commit.
 */
export { figuresHandlers } from './handlers';
export { definitionsJob, figuresJob } from './job';
export { talliesJob } from './tally-job';
export { figureNow } from './figure-now';
export { figuresNow, type FigureAnswer, type FigureAsk } from './figures-now';
export { figureReach, type FigureReach } from './reach';
export { lookUp, type Lookup, partsOf } from './lookup';
export { factFilter as factsBehind } from './store';
export { recordsBehind } from './records-behind';
export { isBehind } from './behind';
export { cellModel, factModel, factRulesModel, keyModel, sumModel, valueModel } from './model';
