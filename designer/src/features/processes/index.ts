/**
 * The process editor. Opened by the route of a process; edits the file `processes/<id>.bpmn` of the draft through `useDraft()`.
 * model/ decides (no React, no bpmn-js), diagram/ works on the canvas, panel/ asks in words, editor/ puts them on the screen.
 * Must not call the server for the draft itself, and must not list the engine's elements: they come from core.
 */
export { ProcessEditor } from './ProcessEditor';
