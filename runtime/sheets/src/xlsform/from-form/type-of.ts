/** What a field is called in an XLSForm. */
import type { JsonObject } from '@liandong/core/run';

export interface XlsType {
  readonly type: string;
  readonly appearance?: string;
  readonly parameters?: string;
  /** it chooses from a list; `many`: several */
  readonly choice?: 'one' | 'many';
  /** without the list that it would choose from */
  readonly isBare?: true;
}
/** widget → type; those that say more than the type keep it in our own column. */
const TYPES: Readonly<Record<string, XlsType>> = {
  text: { type: 'text' }, textarea: { type: 'text', appearance: 'multiline' }, date: { type: 'date' }, time: { type: 'time' }, datetime: { type: 'dateTime' }, photo: { type: 'image' }, file: { type: 'file' }, signature: { type: 'image', appearance: 'signature' },
  location: { type: 'geopoint' }, scan: { type: 'barcode' }, note: { type: 'note' }, consent: { type: 'acknowledge' },
  select: { type: 'select_one', choice: 'one' }, segmented: { type: 'select_one', choice: 'one' }, 'search-select': { type: 'select_one', choice: 'one' }, 'multi-select': { type: 'select_multiple', choice: 'many' },
};
/** The widget that an import makes of a type by itself. */
export const PLAIN = new Set(['text', 'textarea', 'number', 'date', 'time', 'datetime', 'select', 'multi-select', 'photo', 'file', 'signature', 'location', 'scan', 'note', 'consent', 'score', 'calculated']);
const LACKING = new Set(['record-picker', 'unit-picker', 'user-picker', 'date-range', 'consent-scopes', 'cascade']);

function number(property: JsonObject, widget: string): XlsType {
  if (widget === 'score') return { type: 'range', appearance: 'rating', parameters: `start=${String(property.minimum ?? 1)} end=${String(property.maximum ?? 5)} step=1` };
  return { type: property.type === 'integer' ? 'integer' : 'decimal' };
}
const display = (ui: JsonObject): string | undefined => {
  const how = (ui['ui:options'] as JsonObject | undefined)?.display;
  return how === 'dropdown' ? 'minimal' : how === 'buttons' ? 'horizontal' : undefined;
};

function ofWidget(widget: string, ui: JsonObject): XlsType | undefined {
  const made = TYPES[widget];
  const look = made?.choice && display(ui);
  return made && look ? { ...made, appearance: look } : made;
}

/** undefined = XLSForm has no such question. */
export function typeOf(property: JsonObject, ui: JsonObject, isCalculated: boolean): XlsType | undefined {
  const widget = String(ui['ui:widget'] ?? 'text');
  if (LACKING.has(widget)) return undefined;
  if (isCalculated && (widget === 'calculated' || widget === 'text')) return { type: 'calculate' };
  if (property.type === 'integer' || property.type === 'number') return number(property, widget);
  if (property.type === 'boolean' && widget !== 'consent') return { type: 'select_one', choice: 'one' };
  return ofWidget(widget, ui) ?? (property.type === 'string' ? { type: 'text' } : undefined);
}
