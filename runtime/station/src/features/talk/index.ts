/**
 * 沟通: questions about a step with their answers, and answering and ending them in place. Called by task and work.
 * Asking is a sheet of people.
 */
export { Asks } from './Asks';
