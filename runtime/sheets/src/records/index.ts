/** Records of one type as a workbook and back: which columns there are, what a cell says, what somebody has changed. Pure. */
export { findingText } from '../finding';
export { readWorkbook } from '../workbook/read-workbook';
export { changesIn, type Change } from './changes';
export { FIXED, isWritten, planOf, type RecordPlan } from './plan';
export { readRecords, type CellProblem, type Place, type ReadRecord } from './read-records';
export { writeRecords, type RecordLine } from './write-records';
