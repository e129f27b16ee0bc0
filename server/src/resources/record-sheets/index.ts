/**
 * 记录的表格: records of a type down as .xlsx, empty ones to be filled in, and what rows of one that comes back would become. Called by the
 * registry and by the imports, which write what was found right. Nothing is written here.
 */
export { noteOf, recordSheetsHandlers, sendSheet } from './handlers';
export { judgeRows, nothingSeen, type Seen } from './judge';
export type { Judged } from './judged';
export { openWorkbook, receiveFile } from './receive';
export { applyRows, prepareRows, type Correction, type Made, type PreparedRows } from './rows';
export { targetFor, whereOf, type Target, type Where } from './target';
