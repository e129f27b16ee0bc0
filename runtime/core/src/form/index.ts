/**
 * Forms: the truth about a form lives here, every renderer is a view of it. Called by hosts, renderers and the designer.
 * Must not know a widget, a process or a record.
 */
export type * from './types';
export { formNames } from './names';
export { compileForm } from './compile-form';
export { isEmpty, same } from './empty';
export { evaluate, judge, ownOf, reevaluate } from './evaluate';
export { JSON_FORMATS } from './json-formats';
export { linearPattern } from './linear-pattern';
export { modeOf } from './judge';
export { offeredOptions, type OptionPlace } from './offered';
export { attributesIn, choicesOf } from './options';
export { MAX_TEXT, oversized } from './oversized';
export { partsOf } from './parts';
export { picksIn, withPicks, type Picked } from './picks';
export { columnsOf } from './spec';
export { targetOf } from './target';
export { validate } from './validate';
export { FORMATS, formatOf } from './formats/registry';
export type { ValueFormat } from './formats/format';
