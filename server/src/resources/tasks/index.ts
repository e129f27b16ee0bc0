/**
 * 待办 and 可认领: lists by due time, counts, and one step with form, record, explanation and history. Handlers for the API. Must not act on
 * a step: commands go to the work it belongs to.
 */
export { tasksHandlers } from './handlers';
