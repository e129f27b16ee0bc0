/**
 * Facts in words: times, dues, why a step is here, what comes next, what happened. Called by both apps.
 * Pure: the present moment is an argument; the facts come from the server and are never looked up here.
 */
export { type DueWords, formatDue } from './due';
export { durationText } from './duration';
export { explanationText, type NextStep, nextText } from './explanation';
export { listText } from './list';
export { timelineText } from './timeline';
export { formatClock, formatDate, formatDay, formatMoment, formatStamp, formatWhen, TIME_ZONE } from './when';
