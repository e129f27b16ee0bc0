/**
 * A record on paper, as core's `layOut` says. Called by the station (to print) and the designer (to look at). Decides nothing: neither what
 * stands on it nor who may see it.
 */
export { PrintSheet, type PrintSheetProps } from './PrintSheet';
export { usePrintPage } from './use-print-page';
