/**
 * The process engine: pure decider over compiled models. `start`/`step` decide, `evolve` applies, hosts execute effects.
 * Must not read clocks, chance, forms or records: those come in as arguments.
 */
export type * from './types';
export type { ElementDefinition, ElementGroup } from './element';
export { ELEMENTS } from './elements/registry';
export { evolve, nextDue } from './evolve';
export { start, step } from './step';
export { actsFor, findCandidates, isCandidate, offeredTo, soughtFor, whoMay, whoStandsIn } from './candidates';
export { STATE_FORMAT } from './state';
export { upgradeState } from './upgrade';
export { namedIn } from './approval/named';
export { signerOf } from './approval/signing';
export { returnTargets } from './commands/returning';
export { startable } from './commands/ad-hoc';
export { isMoveTarget } from './commands/operator';
export { mapNodes } from './migration/index';
export { nextSteps, reachable, type NextStep } from './paths';
export { beginsOf, type Begin } from './begins';
export { cycleOf, dateAt, isDuration } from './timer';
export * from './world/index';
export { LIANDONG_MODDLE } from './compile/liandong.moddle';
