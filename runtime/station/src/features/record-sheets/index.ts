/**
 * 用表格: files of many rows in, with how far each is, and the records in my reach out. Called by the routes. What a file would become and
 * whether it may is the server's to say; it goes on without this page.
 */
export { ImportPage } from './ImportPage';
export { RecordSheetsPage } from './RecordSheetsPage';
export { useFile } from './use-file';
