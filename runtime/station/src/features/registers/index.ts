/** 台账: a register by words, filter, order and columns, and saved views of it. Called by the routes. Decides nothing about who may see what. */
export { openView, viewAddress } from './asked';
export { RegistersPage } from './RegistersPage';
export { useViews } from './use-register';
