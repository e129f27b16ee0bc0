/**
 * The tree of units, who holds which role, and the working calendar: snapshots that hosts hand to core.
 * Called by hosts and the engine; never reads a database or a clock.
 */
export * from './types';
export { orgView, type HolderRow, type StandInRow } from './view';
export { workingCalendar, type CalendarSpec } from './calendar';
