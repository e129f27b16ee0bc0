/** The fields that the draft's forms ask for, in words, for everything that speaks of them. Must not change a form. */
export { readForms, uniqueFields, type FieldInfo, type FormInfo, type ReadJson } from './read-forms';
