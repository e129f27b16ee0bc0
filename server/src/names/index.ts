/**
 * Names of what was picked: records, units and people by the words under which a reader may know them, never by an id. Called by the slices that
 * show records in lists, on pages, in sheets and on paper. One look-up for all of a page; what is beyond somebody's reach has no name for him.
 */
export { namesOf, publicNames, recordsPicked, type PickNames } from './names';
export { meantBy, sheetNames, type SheetNames } from './sheet-names';
