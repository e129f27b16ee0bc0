/**
 * How a form looks: the rjsf theme, the frame around a field, values as text, and the one token file of both apps (theme.css).
 * Called by the views. Decides nothing.
 */
export { HostContext } from './context';
export { DRAWING } from './drawing';
export { ReadValue } from './ReadValue';
export { FieldRow } from './theme';
