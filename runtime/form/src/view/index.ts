/**
 * The form on the screen: page or steps, editing or reading, list of problems. Called by the apps.
 * Holds only where one is and what one has left; the answers are the caller's, the verdicts core's.
 */
export { FormView, type FormViewProps } from './FormView';
