/**
 * Records (业务记录): their shape, their number and how a value reads as text. Called by hosts, lists and prints.
 * Must not know where a record is stored or who may see it.
 */
export * from './format';
export type * from './types';
export { recordNumber, type Numbering } from './number';
export { changesIn, type FieldChange, type RecordChange, type RecordEntry } from './changes';
export { derivedFields, derivedLevel, derivedOf } from './derived';
export { linkKey, linksIn, linksTo, mostAtOnce, linkTarget, unlinked, type Link } from './links';
export { confirmRoles, destroyRoles, keptUntil, needsSecond, retentionRoles, type Kept, type Lived } from './retention';
export { whyKept, type Standing } from './destruction';
export { mayExport, mayExportSome } from './may-export';
export { displayValue } from './display-value';
export { instantAt, wallClock } from './wall-clock';
