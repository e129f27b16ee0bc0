/** One question as a property with its ui: titles, choices, limits, default. */
import { type Json, type JsonObject } from '@liandong/core/run';
import type { XlsChoice, XlsItem } from '../read/types';
import { attributesOf, LONGEST } from './attributes';
import { type Limits, limitsIn } from './bounds';
import type { Placed } from './ids';
import type { FieldShape } from './kinds';
import type { Plan } from './plan';
import type { Translated } from './texts';

export interface Field { readonly property: JsonObject; readonly ui: JsonObject }
const LEVEL = /^L[0-4]$/;
const YES = new Set(['yes', 'true', 'true()']);
const NO = new Set(['no', 'false', 'false()']);
export const isYes = (text: string): boolean => YES.has(text.toLowerCase());
export const isNo = (text: string): boolean => NO.has(text.toLowerCase());

/** Where a field's keywords stand in the form file. */
export const pointerOf = ({ id, table }: Placed): string => `/schema/properties/${table === undefined ? id : `${table}/items/properties/${id}`}`;
const uiPointerOf = ({ id, table }: Placed): string => `/uiSchema/${table === undefined ? id : `${table}/items/${id}`}`;

function withAttributes({ name, extra }: XlsChoice, names: ReadonlyMap<string, string>, item: XlsItem, plan: Plan): JsonObject {
  const attributes: Record<string, string> = {};
  for (const [column, text] of Object.entries(extra))
    if (text.length <= LONGEST) attributes[names.get(column) ?? column] = text;
    else plan.note('import.attribute-long', item.row, { name: column, choice: name, limit: LONGEST });
  return Object.keys(attributes).length === 0 ? {} : { 'x-attributes': attributes };
}

function optionsOf(choices: readonly XlsChoice[], pointer: string, item: XlsItem, plan: Plan, texts: Translated): JsonObject[] {
  const options: JsonObject[] = [];
  const [seen, names] = [new Set<string>(), attributesOf(choices)];
  for (const [name, id] of names) if (name !== id) plan.note('import.renamed', item.row, { name, id });
  for (const choice of choices) {
    if (seen.has(choice.name)) {
      plan.note('import.choice-merged', item.row, { choice: choice.name, list: item.list ?? '' });
      continue;
    }
    seen.add(choice.name);
    options.push({ const: choice.name, title: texts.say(choice.label, `${pointer}/${options.length}/title`, choice) || choice.name, ...withAttributes(choice, names, item, plan) });
  }
  return options;
}

function withChoices({ property }: FieldShape, placed: Placed, plan: Plan, texts: Translated): JsonObject {
  const choices = placed.item.list === undefined ? undefined : plan.xls.lists.get(placed.item.list);
  if (!choices) return property;
  const { codes } = placed.item;
  if (codes !== undefined) return property.type === 'array' ? { ...property, items: { ...(property.items as JsonObject), 'x-codes': codes } } : { ...property, 'x-codes': codes };
  const pointer = pointerOf(placed);
  if (property.type !== 'array') return { ...property, oneOf: optionsOf(choices, `${pointer}/oneOf`, placed.item, plan, texts) };
  return { ...property, items: { ...(property.items as JsonObject), oneOf: optionsOf(choices, `${pointer}/items/oneOf`, placed.item, plan, texts) } };
}

function defaultOf(item: XlsItem, type: Json | undefined): Json | undefined {
  const text = item.default;
  if (text === undefined || /\$\{|\w\(/.test(text)) return undefined;
  if (type === 'integer' || type === 'number') return Number.isFinite(Number(text)) ? Number(text) : undefined;
  if (type === 'boolean') return isYes(text) ? true : undefined;
  if (type === 'array') return text.split(/\s+/);
  return type === 'string' ? text : undefined;
}

function withDefault(property: JsonObject, item: XlsItem, plan: Plan): JsonObject {
  if (item.default === undefined || item.kind === 'calculate') return property;
  const value = defaultOf(item, property.type);
  if (value === undefined) plan.note('import.default', item.row, { name: item.name });
  return value === undefined ? property : { ...property, default: value };
}

/** Columns of ours that an export of ours has. */
const ownWords = ({ privacy, format, source }: XlsItem): JsonObject => ({
  ...(privacy !== undefined && LEVEL.test(privacy) ? { 'x-privacy': privacy } : {}), ...(format === undefined ? {} : { 'x-format': format }), ...(source === undefined ? {} : { 'x-source': source }),
});

/** What a constraint says by keywords, and what it says beyond. */
export const limitsOf = (item: XlsItem, type: Json | undefined): Limits => (item.constraint === undefined ? { keywords: {} } : limitsIn(item.constraint, type, Object.keys(item.constraintMessage).length > 0));

export function fieldOf(placed: Placed, shape: FieldShape, plan: Plan, texts: Translated): Field {
  const { item } = placed;
  const title = texts.say(item.label, `${pointerOf(placed)}/title`, item) || item.name;
  const help = texts.say(item.hint, `${uiPointerOf(placed)}/ui:help`, item);
  const more = texts.say(item.guidance, `${pointerOf(placed)}/description`, item);
  if (item.media) plan.note('import.media', item.row, { name: item.name });
  const property = withDefault({ title, ...(more ? { description: more } : {}), ...withChoices(shape, placed, plan, texts), ...limitsOf(item, shape.property.type).keywords, ...ownWords(item) }, item, plan);
  return { property, ui: { ...shape.ui, ...(item.widget === undefined ? {} : { 'ui:widget': item.widget }), ...(help ? { 'ui:help': help } : {}) } };
}
