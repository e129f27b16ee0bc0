/** What each kind of question becomes: property, widget, and what an expression reads from it. */
import type { JsonObject } from '@liandong/core/run';
import type { FeelType } from '../../xpath/feel-part';
import type { XlsItem } from '../read/types';

export interface FieldShape { readonly property: JsonObject; readonly ui: JsonObject; readonly feel: FeelType }
type Make = (item: XlsItem) => FieldShape;

const FILES: JsonObject = { type: 'array', items: { type: 'object', properties: { fileId: { type: 'string' }, name: { type: 'string' }, type: { type: 'string' }, size: { type: 'integer' } }, required: ['fileId'] }, maxItems: 6, 'x-privacy': 'L2' };
const PLACE: JsonObject = { type: 'object', properties: { lat: { type: 'number', minimum: -90, maximum: 90 }, lng: { type: 'number', minimum: -180, maximum: 180 }, accuracy: { type: 'number', minimum: 0 } }, required: ['lat', 'lng'], 'x-format': 'location', 'x-privacy': 'L2' };

const shape = (property: JsonObject, widget: string, feel: FeelType, more: JsonObject = {}): FieldShape => ({ property: { 'x-privacy': 'L1', ...property }, ui: { 'ui:widget': widget, ...more }, feel });
const words = ({ appearance = '' }: XlsItem): ReadonlySet<string> => new Set(appearance.split(/\s+/));
const hasOne = (item: XlsItem, ...of: readonly string[]): boolean => [...words(item)].some((word) => of.some((one) => word === one || word.startsWith(`${one}-`)));

const text: Make = (item) => {
  if (hasOne(item, 'numbers')) return shape({ type: 'string', pattern: '^\\d*$' }, 'text', 'text');
  return hasOne(item, 'multiline', 'textarea') ? shape({ type: 'string' }, 'textarea', 'text') : shape({ type: 'string' }, 'text', 'text');
};
const display = (item: XlsItem): JsonObject => {
  if (hasOne(item, 'minimal', 'autocomplete', 'search')) return { 'ui:options': { display: 'dropdown' } };
  return hasOne(item, 'horizontal', 'compact', 'quick', 'likert', 'columns', 'quickcompact', 'image-map') ? { 'ui:options': { display: 'buttons' } } : {};
};
const whole = (maximum: number): Make => () => shape({ type: 'integer', minimum: 0, maximum }, 'number', 'number');

function range(item: XlsItem): FieldShape {
  const given = Object.fromEntries([...(item.parameters ?? '').matchAll(/(\w+)\s*=\s*(-?[\d.]+)/g)].map(([, key = '', value]) => [key, Number(value)]));
  const [start, end, step] = [given.start ?? 1, given.end ?? 10, given.step ?? 1];
  const type = [start, end, step].every(Number.isInteger) ? 'integer' : 'number';
  const isScore = type === 'integer' && start === 1 && step === 1 && end <= 10 && hasOne(item, 'rating');
  const bounds = { type, minimum: Math.min(start, end), maximum: Math.max(start, end) };
  return isScore ? shape(bounds, 'score', 'number') : shape({ ...bounds, ...(step === 1 || step === 0 ? {} : { multipleOf: Math.abs(step) }) }, 'number', 'number');
}

const KINDS: Readonly<Record<string, Make>> = {
  text, integer: () => shape({ type: 'integer' }, 'number', 'number'), decimal: () => shape({ type: 'number' }, 'number', 'number'), percentage: whole(100), 'days-in-month': whole(31), 'days-in-half-year': whole(183), 'days-in-year': whole(365), range,
  digits: () => shape({ type: 'string', pattern: '^\\d*$' }, 'text', 'text'),
  date: () => shape({ type: 'string', format: 'date' }, 'date', 'date'), time: () => shape({ type: 'string', 'x-format': 'clock' }, 'time', 'clock'), datetime: () => shape({ type: 'string', format: 'date-time' }, 'datetime', 'datetime'),
  note: () => shape({ type: 'string', 'x-privacy': 'L0' }, 'note', 'any'), acknowledge: () => shape({ type: 'boolean', const: true }, 'consent', 'boolean'),
  select: (item) => shape({ type: 'string' }, 'select', 'text', display(item)), multi: () => shape({ type: 'array', items: { type: 'string' }, uniqueItems: true }, 'multi-select', 'list'), rank: () => shape({ type: 'array', items: { type: 'string' }, uniqueItems: true }, 'multi-select', 'list'),
  location: () => shape(PLACE, 'location', 'any'), barcode: () => shape({ type: 'string' }, 'scan', 'text'), hidden: () => shape({ type: 'string' }, 'text', 'text'), file: () => shape(FILES, 'file', 'any'),
  photo: (item) => (hasOne(item, 'signature') ? shape({ ...(FILES.items as JsonObject), 'x-privacy': 'L2' }, 'signature', 'any') : shape(FILES, 'photo', 'any')),
  today: () => shape({ type: 'string', format: 'date' }, 'calculated', 'date'),
};

/** undefined = we have no such question. */
export const shapeOf = (item: XlsItem): FieldShape | undefined => KINDS[item.kind]?.(item);

const OF_VALUE: Partial<Record<FeelType, JsonObject>> = { number: { type: 'number' }, boolean: { type: 'boolean' }, date: { type: 'string', format: 'date' }, datetime: { type: 'string', format: 'date-time' } };
/** A field that shows what is worked out. */
export const calculatedShape = (feel: FeelType): FieldShape => shape(OF_VALUE[feel] ?? { type: 'string' }, 'calculated', feel);
