/**
 * Editors made from the JSON Schemas of the pack format: a new member of the format shows up here by itself. Used by every feature that
 * edits plain data (services, record types, code lists, indicators, roles). Must not know one item from another.
 */
export { SchemaForm } from './SchemaForm';
export { useRefs, wordOf, type Refs } from './refs';
export type { ObjectSchema } from './schema';
