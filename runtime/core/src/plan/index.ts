/** 计划: who is due when, from plans and records. Pure; must not read a database or a clock: hosts find the records, and time is an argument. */
export * from './format';
export { recordSince, type RecordSince } from './versions';
export { lifeOf, type Life, type Stretch } from './life';
export { doneOf, pickedAt, type PlanDone } from './done';
export { nextAfter, type Rhythm } from './rhythm';
export { obligationsOf, openOf, type Obligation } from './obligations';
export { dueIn, PLAN_PERIODS, periodsOf as duePeriodsOf, type DueIn } from './due-in';
