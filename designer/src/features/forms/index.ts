/**
 * The form designer: palette, outline, canvas, inspector, rules in words, preview, translations, JSON for experts. Opened by the route of
 * a form; edits `forms/<id>.json` of the draft. The library of questions shows a question by the same settings. Must not decide what a
 * form means: core does.
 */
export { FormPage } from './FormPage';
export { FieldPreview } from './canvas/FieldPreview';
export { codesOf } from './canvas/preview-program';
export { FieldSettings } from './inspector/FieldSettings';
export { allPaths, isTable, propertyAt } from './model/paths';
export { useSampleAnswers } from './preview/use-sample-answers';
export { driftOf, updated } from './model/questions';
export type { EditedForm } from './use-form';
export { settingTitle, widgetTitle } from './words';
