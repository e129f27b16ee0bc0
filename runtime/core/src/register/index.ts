/**
 * Registers (台账): what a filter means, how it reads, and by which keys a host finds what meets it. Called by the server, the station app and
 * tests. It must not know where records are stored, nor ever make a key of a value above L2.
 */
export { conditionsIn, isGroup, OPS, PERIODS as REGISTER_PERIODS, RegisterCondition, RegisterFilter, RegisterGroup, type RegisterOp, type RegisterPeriod } from './format';
export { OPS_OF, registerFields, type RegisterField, type RegisterKind } from './fields';
export { checkFilter } from './check';
export { ME, resolveFilter, type FilterCtx } from './resolve';
export { dayAfter, dayStart } from './days';
export { matchesFilter, registerValue, type MatchCtx, type RegisterRow } from './matches';
export { cellsOf, keyedFields, keysFor, placeKey } from './cells';
export { conditionValue, conditionWords, filterWords, type FilterWordsCtx } from './words';
