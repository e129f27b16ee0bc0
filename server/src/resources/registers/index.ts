/**
 * 台账: lists of the records of one type by filter, words and order, and the views that people save of them. Handlers for the API; `readRegister`
 * for whoever needs all of one. It must not show what the presenter does not, nor find by what a reader may not see.
 */
export { registersHandlers } from './handlers';
export { readRegister } from './page';
export { registerKeysJob } from './job';
export { registerViewModel } from './model';
export { RegisterQuery } from './contract';
