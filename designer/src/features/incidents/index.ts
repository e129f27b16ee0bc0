/** 异常: what could not be done, and what an operator does about it, one by one: try again, let a step pass, put it elsewhere, set a variable. Always with a reason. */
export { IncidentsPage } from './IncidentsPage';
export { BatchesPage } from './BatchesPage';
export { BatchPage } from './BatchPage';
