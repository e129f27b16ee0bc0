/**
 * The form as data: what is shown, asked for, wrong and handed in, from core's verdicts. Called by the views and by apps.
 * React-free; decides nothing that core decides.
 */
export type { FieldModel, FileStore, Findings, FormHost, FormInput, FormLookup, FormMaker, FormModel, Found, Known, Option, Ref, SectionModel, ShownProblem, TableModel, Telling, Value } from './types';
export { filesOf, isImage, refJson, type FileRef } from './files';
export { formModel } from './form-model';
export { loadChecks } from './load-checks';
export { submission, type Submission } from './submission';
