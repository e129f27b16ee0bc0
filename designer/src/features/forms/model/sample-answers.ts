/** Answers that could be somebody's: one valid value for every field, made from its schema alone. For trying a form, never for a record. */
import { type CodeList, type CompiledForm, type FieldSpec, formatOf, type FormDef, type Json, type JsonObject } from '@liandong/core/run';
import { columnPath, propertyAt } from './paths';

export interface SampleWorld {
  readonly form: FormDef;
  readonly compiled: CompiledForm;
  readonly codes: Readonly<Record<string, CodeList>>;
  /** local date, and the instant */
  readonly today: string;
  readonly now: string;
  /** a text for this field */
  textFor(title: string): string;
  /** a file that can be shown */
  readonly file: JsonObject;
  /** id that a picker finds */
  readonly found: string;
}

const WITH_CHECK = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Beginnings and values by format; core's own check says which of them is right. */
const CANDIDATES: Readonly<Record<string, readonly Json[]>> = {
  'cn-id': [...WITH_CHECK].map((last) => `61072219850615102${last}`),
  'cn-uscc': [...WITH_CHECK].map((last) => `51610722MJU12345X${last}`),
  'cn-phone': ['13800001234'],
  'region-code': ['610722111'],
  clock: ['09:30'],
  location: [{ lat: 33.153, lng: 107.334 }],
};

function byFormat(field: FieldSpec, world: SampleWorld): Json | undefined {
  if (field.format === 'date') return world.today;
  if (field.format === 'date-time') return world.now;
  if (field.format === 'date-range') return { start: world.today, end: world.today };
  const format = formatOf(field.format);
  const candidates = CANDIDATES[field.format ?? ''];
  return candidates?.find((value) => format?.check(value, world.today) === undefined);
}

const number = (value: Json | undefined, otherwise: number): number => (typeof value === 'number' ? value : otherwise);

function numberFor({ type, format }: FieldSpec, property: JsonObject): number {
  const [least, most] = [number(property.minimum, 0), number(property.maximum, Number.POSITIVE_INFINITY)];
  const wish = format === 'money' ? 1200.5 : format === 'hours' ? 2.5 : 3;
  const value = Math.min(Math.max(least, wish), most);
  return type === 'integer' ? Math.ceil(value) : value;
}

function textFor({ title, format }: FieldSpec, property: JsonObject, world: SampleWorld): string {
  const words = format === 'person-name' ? title.slice(0, 2).padEnd(2, title) : world.textFor(title);
  const long = words.repeat(Math.ceil(number(property.minLength, 0) / words.length) || 1);
  return long.slice(0, number(property.maxLength, 2000));
}

const choiceOf = (field: FieldSpec, { codes }: SampleWorld): Json | undefined => {
  const items = codes[field.codes ?? '']?.items;
  // a branch of a tree is no answer, a leaf is
  const leaf = items?.find((item) => !items.some((other) => (other as { readonly parent?: string }).parent === item.code));
  return leaf?.code ?? field.options?.[0]?.value;
};

function listFor(field: FieldSpec, path: string, property: JsonObject, world: SampleWorld): Json {
  if (field.columns) return [Object.fromEntries(Object.values(field.columns).flatMap((column) => entry(column, columnPath(path, column.id), world)))];
  if (field.ref) return [world.found];
  const choice = choiceOf(field, world);
  if (choice !== undefined) return [choice];
  return (property.items as JsonObject | undefined)?.type === 'object' ? [world.file] : [];
}

function valueFor(field: FieldSpec, path: string, property: JsonObject, world: SampleWorld): Json {
  const choice = field.type === 'array' ? undefined : choiceOf(field, world);
  if (choice !== undefined) return choice;
  switch (field.type) {
    case 'array': return listFor(field, path, property, world);
    case 'boolean': return true;
    case 'number': case 'integer': return numberFor(field, property);
    case 'object': return byFormat(field, world) ?? world.file;
    case 'string': return field.ref ? world.found : (byFormat(field, world) ?? textFor(field, property, world));
  }
}

function entry(field: FieldSpec, path: string, world: SampleWorld): [string, Json][] {
  const property = propertyAt(world.form, path) ?? {};
  return field.derive || field.widget === 'note' ? [] : [[field.id, valueFor(field, path, property, world)]];
}

/** @example sampleAnswers(world) // { name: '…', idNo: '61072219850615102X', aid: [{ amount: 1200.5 }] } */
export const sampleAnswers = (world: SampleWorld): JsonObject => Object.fromEntries(Object.values(world.compiled.fields).flatMap((field) => entry(field, field.id, world)));
