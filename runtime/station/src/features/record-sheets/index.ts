/**
 * 用表格: many new works of one service from an .xlsx, and the records in my reach as one. Called by the routes. What a file would start and
 * whether it may is the server's to say.
 */
export { RecordSheetsPage } from './RecordSheetsPage';
