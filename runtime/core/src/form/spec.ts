/** Reading a property of a form's JSON Schema, as it stands in a pack: nothing about it is known yet. */
import { TIERS, type Tier } from '../org/types';
import type { FormDef, Level } from '../pack/format';
import { mapOf } from '../shared/names';
import { formNames } from './names';
import type { FieldOption, FieldRef, FieldSpec, OptionValue } from './types';

export type Property = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Property => typeof value === 'object' && value !== null && !Array.isArray(value);
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const objectsIn = (value: unknown): Readonly<Record<string, Property>> =>
  isObject(value) ? (Object.fromEntries(Object.entries(value).filter(([, entry]) => isObject(entry))) as Record<string, Property>) : {};

export const TYPES = ['string', 'number', 'integer', 'boolean', 'array', 'object'];
const LEVELS: readonly string[] = ['L0', 'L1', 'L2', 'L3', 'L4'];
export const isLevel = (value: unknown): value is Level => LEVELS.includes(value as string);
const higher = (a: Level, b: Level): Level => (a > b ? a : b);

const itemsOf = (property: Property): Property => (isObject(property.items) ? property.items : {});
export const propertiesOf = (def: FormDef): Readonly<Record<string, Property>> => objectsIn(def.schema.properties);
/** Properties of a child table's columns; undefined for any other property. A list of uploaded files is a list of objects, too, but no table. */
export function columnsOf(property: Property): Readonly<Record<string, Property>> | undefined {
  const items = itemsOf(property);
  return property.type === 'array' && items.type === 'object' && isObject(items.properties) && !Object.hasOwn(items.properties, 'fileId') ? objectsIn(items.properties) : undefined;
}
/** Ids that a schema of type object requires. */
export const requiredOf = (schema: unknown): readonly unknown[] => (isObject(schema) && Array.isArray(schema.required) ? (schema.required as unknown[]) : []);

const isValue = (value: unknown): value is OptionValue => ['string', 'number', 'boolean'].includes(typeof value);

function attributesOf(entry: Property): Pick<FieldOption, 'attributes'> {
  const { 'x-attributes': found } = entry;
  if (!isObject(found)) return {};
  const own = Object.entries(found).filter((pair): pair is [string, string] => typeof pair[1] === 'string' && formNames.isAttribute(pair[0]));
  return own.length === 0 ? {} : { attributes: Object.fromEntries(own) };
}

/** One without a title is called by its value. */
const optionsIn = (entries: readonly unknown[]): readonly FieldOption[] =>
  entries.filter(isObject).flatMap((entry) => (isValue(entry.const) ? [{ value: entry.const, title: typeof entry.title === 'string' ? entry.title : String(entry.const), ...attributesOf(entry) }] : []));
const listed = (values: unknown): readonly FieldOption[] | undefined => (Array.isArray(values) ? values.filter(isValue).map((value) => ({ value, title: String(value) })) : undefined);

/** Inline options of a choice: on the field, or on `items` of a list. */
function optionsOf(property: Property): readonly FieldOption[] | undefined {
  const items = itemsOf(property);
  const [one, any] = [property.oneOf ?? items.oneOf, property.anyOf ?? items.anyOf];
  if (Array.isArray(one)) return optionsIn(one);
  // of any other kind it says what a value may be, not what can be chosen
  const chosen = Array.isArray(any) ? optionsIn(any) : [];
  return chosen.length > 0 ? chosen : listed(property.enum ?? items.enum);
}

const derivationOf = ({ 'x-derive': derive }: Property): FieldSpec['derive'] =>
  isObject(derive) && typeof derive.from === 'string' && typeof derive.what === 'string' ? { from: derive.from, what: derive.what } : undefined;

const isTier = (value: unknown): value is Tier => TIERS.includes(value as Tier);
export const refKeyword = (property: Property): unknown => property['x-ref'] ?? itemsOf(property)['x-ref'];
export function refOf(property: Property): FieldRef | undefined {
  const ref = refKeyword(property);
  if (!isObject(ref)) return undefined;
  if (ref.kind === 'record') return typeof ref.record === 'string' ? { kind: 'record', record: ref.record } : undefined;
  if (ref.kind === 'unit') return ref.tier === undefined ? { kind: 'unit' } : isTier(ref.tier) ? { kind: 'unit', tier: ref.tier } : undefined;
  if (ref.kind === 'user') return ref.role === undefined ? { kind: 'user' } : typeof ref.role === 'string' ? { kind: 'user', role: ref.role } : undefined;
  return undefined;
}

/** Keys of a field spec that the property says nothing about are absent. */
const known = <T extends object>(spec: { [K in keyof T]: T[K] | undefined }): T => Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== undefined)) as T;

/** What stands around a property: its entry in the uiSchema, what its parent requires, the level of one that names none. */
export interface Around { readonly ui: unknown; readonly required: readonly unknown[]; readonly level: Level }

function columnSpecs(property: Property, ui: Property, level: Level): Readonly<Record<string, FieldSpec>> | undefined {
  const columns = columnsOf(property);
  if (!columns) return undefined;
  const uis = isObject(ui.items) ? ui.items : {};
  return mapOf(Object.entries(columns).map(([id, column]) => [id, specOf(id, column, { ui: uis[id], required: requiredOf(property.items), level })] as const));
}

export function specOf(id: string, property: Property, around: Around): FieldSpec {
  const ui = isObject(around.ui) ? around.ui : {};
  const own = isLevel(property['x-privacy']) ? property['x-privacy'] : around.level;
  const columns = columnSpecs(property, ui, own);
  return {
    id,
    title: textOf(property.title) || id,
    type: (TYPES.includes(property.type as string) ? property.type : 'string') as FieldSpec['type'],
    level: Object.values(columns ?? {}).reduce((level, column) => higher(level, column.level), own),
    ...known<Pick<FieldSpec, 'format' | 'codes' | 'options' | 'derive' | 'widget' | 'ref' | 'source' | 'consent' | 'columns'>>({
      format: textOf(property['x-format']) ?? textOf(property.format),
      codes: textOf(property['x-codes']) ?? textOf(itemsOf(property)['x-codes']),
      options: columns ? undefined : optionsOf(property),
      derive: derivationOf(property),
      widget: textOf(ui['ui:widget']),
      ref: refOf(property),
      source: textOf(property['x-source']),
      consent: textOf(property['x-consent']),
      columns,
    }),
    required: around.required.includes(id),
  };
}
