/**
 * Spreadsheets and paper in the designer: fields out of a pasted block, XLSForm workbooks in and out. Adds tools to the form's toolbar;
 * what a file means is told by `@liandong/sheets`. Must not know the form designer.
 */
export { SHEET_TOOLS } from './tools';
