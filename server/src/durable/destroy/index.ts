/**
 * 销毁: what a record said is taken out of its row and its history, and that it was destroyed is proved like everything else (adr/0020). Called by the
 * slice of destruction lists. It does not ask who may, and it never takes out anything that is not proved to have belonged to the record.
 */
export { destroyRecord, type DestroyIntent, type Gone } from './destroy';
export { destroyedModel, type DestroyedDoc } from './model';
export { forgetSubjects } from './keys';
export { cutOldViews } from './views';
