/** Records of one type as a workbook and back: which columns there are, what a cell says, what somebody has changed. Pure. */
export { findingText } from '../finding';
export { readWorkbook, type Workbook } from '../workbook/read-workbook';
export { LARGE } from '../workbook/zip';
export { changesIn, type Change } from './changes';
export { FIXED, isWritten, planOf, type RecordPlan } from './plan';
export type { CellProblem, Place } from './place';
export { readManyRecords, readRecords, type ReadRecord } from './read-records';
export { streamRecords } from './stream-records';
export { writeRecords, writeTexts, type RecordLine, type TextLine } from './write-records';
