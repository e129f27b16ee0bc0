/**
 * Who sees what: the one place on the server that turns core's predicates into an answer about one object (policy) and cuts a record to
 * it (presenter). Called by the slices works, tasks, records, figures and files. It must not read the database: it is given what it judges.
 */
export { isOfferOnly, isOperatorOf, reachesRow, reachesUnit, sighted, sightOf, unworked, type Sight } from './policy';
export { seesSomewhere } from './most-level';
export { refuseOver, taskNow, tasksNow } from './now';
export { paperSight } from './paper';
export { listSight, columnPicks, named, picksShown, presentColumns, presentRecord, recordTitle, sensitiveLevels, shownData, type Names } from './present';
