/**
 * The process editor. Opened by the route of a process; edits the file `processes/<id>.bpmn` of the draft through `useDraft()`.
 * Must not call the server for the draft itself.
 */
export { ProcessEditor } from './ProcessEditor';
