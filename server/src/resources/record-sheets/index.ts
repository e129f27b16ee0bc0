/**
 * 记录的表格: records of a type down as .xlsx, new works of a service up from one. Called by the registry. Works are started by the durable host
 * as by hand, one for each row, all in one transaction; nothing that is there is changed by a sheet.
 */
export { recordSheetsHandlers } from './handlers';
export { recordUploadModel } from './model';
