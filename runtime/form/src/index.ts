/**
 * `@liandong/form`: forms of a pack on the screen, as a view of core's form state, and the look of both apps (`theme.css`).
 * Called by the station app and the designer. Decides nothing that core decides; knows no server.
 */
export { filesOf, formModel, loadChecks, submission, type FieldModel, type FileRef, type FileStore, type Findings, type FormInput, type FormLookup, type FormMaker, type FormModel, type Found, type Ref, type SectionModel, type Submission } from './model/index';
export { initialsOf, isLatin } from './parts/index';
export { PrintSheet, usePrintPage, type PrintSheetProps } from './print/index';
export { FORM_TEXT } from './text/index';
export { FormView, type FormViewProps } from './view/index';
export { COMMON_SETTINGS, metaOf, WIDGETS, type Setting, type WidgetMeta } from './widgets/index';
