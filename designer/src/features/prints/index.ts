/**
 * 打印版式: how a record stands on paper, as a sheet that one clicks into. Opened by the route of a print; edits `prints/<id>.json` of the draft.
 * Must not decide what stands on paper: core's `layOut` does.
 */
export { PrintPage } from './PrintPage';
