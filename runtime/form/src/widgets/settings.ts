/** Settings that several widgets share. */
import type { Setting } from './widget';

/** What may be set of every field. */
export const COMMON_SETTINGS: readonly Setting[] = [
  { id: 'title', kind: 'text', at: 'schema', key: 'title' },
  { id: 'help', kind: 'text', at: 'ui', key: 'ui:help' },
  { id: 'level', kind: 'level', at: 'schema', key: 'x-privacy' },
];
export const PLACEHOLDER: Setting = { id: 'placeholder', kind: 'text', at: 'ui', key: 'ui:placeholder' };
export const LENGTHS: readonly Setting[] = [
  { id: 'minLength', kind: 'number', at: 'schema', key: 'minLength' },
  { id: 'maxLength', kind: 'number', at: 'schema', key: 'maxLength' },
];
export const RANGE: readonly Setting[] = [
  { id: 'minimum', kind: 'number', at: 'schema', key: 'minimum' },
  { id: 'maximum', kind: 'number', at: 'schema', key: 'maximum' },
];
export const RANGE_OF_ROWS: readonly Setting[] = [
  { id: 'minRows', kind: 'number', at: 'schema', key: 'minItems' },
  { id: 'maxRows', kind: 'number', at: 'schema', key: 'maxItems' },
];
export const MOST_FILES: Setting = { id: 'maxItems', kind: 'number', at: 'schema', key: 'maxItems' };
export const CODES: Setting = { id: 'codes', kind: 'codes', at: 'schema', key: 'x-codes' };
export const OPTIONS: Setting = { id: 'options', kind: 'options', at: 'schema', key: 'oneOf' };
export const ITEM_OPTIONS: Setting = { id: 'options', kind: 'options', at: 'schema', key: 'items.oneOf' };
