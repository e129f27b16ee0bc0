/** Which values a widget can show; any other is left from an older release of the form. */
import { MAX_TEXT, type Json, type JsonObject } from '@liandong/core/run';
import { filesOf } from '../model/files';
import type { FieldModel } from '../model/types';
import { isDay } from '../parts/index';

type Holds = (value: Json, field: FieldModel) => boolean;
export const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
const isPlain = (value: Json): boolean => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** A text that no answer may be as long as would keep a browser busy for a minute: it is shown by its beginning. */
export const text: Holds = (value) => typeof value === 'string' && value.length <= MAX_TEXT;
/** What is no number is held as it was typed, so that one can mend it. */
export const number: Holds = (value) => typeof value === 'number' || typeof value === 'string';
export const boolean: Holds = (value) => typeof value === 'boolean';
export const day: Holds = isDay;
export const option: Holds = (value, field) => field.options.some((one) => one.value === value);
/** Choices that are gone are held too: ticked, beside those of today. */
export const plainList: Holds = (value) => Array.isArray(value) && value.every(isPlain);
export const files: Holds = (value) => filesOf(value).length === (Array.isArray(value) ? value.length : 1);
export const ids: Holds = (value, field) => (field.property.type === 'array' ? Array.isArray(value) && value.every((id) => typeof id === 'string') : typeof value === 'string');
