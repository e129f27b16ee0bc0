/**
 * DMN decisions: executes what `/compile` made of a `.dmn` file. Pure: the same model and inputs give the same answer on any host.
 * Must not parse XML, and must not guess: a table whose rules contradict its hit policy refuses.
 */
export type * from './types';
export { evaluateDecision, type Decided, evaluateNode, type Evaluated } from './evaluate';
export type { Inputs } from './graph';
export { inputsOf, modelOf } from './order';
export type { RuleHit } from './run';
