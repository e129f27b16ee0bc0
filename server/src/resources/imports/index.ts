/**
 * 表格导入: files of many rows, looked through and then written in the background. Called by the registry and the jobs. Rows become what
 * they would become by hand, and each batch of them stands or falls as a whole; nothing that is there is changed.
 */
export { importsHandlers } from './handlers';
export { importsJob } from './job';
export { importsTidyJob } from './tidy';
export { importBatchModel, importModel } from './model';
