/**
 * The form designer: palette, canvas, inspector, rules in words, preview, JSON for experts. Opened by the route of a form; edits
 * `forms/<id>.json` of the draft. Must not decide what a form means: core does.
 */
export { FormPage } from './FormPage';
