import type { Json } from '@liandong/core/run';

/** The part of JSON Schema that the pack format uses. */
export interface Schema {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly const?: Json;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[] | undefined;
  readonly description?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly anyOf?: readonly Schema[];
}
export type ObjectSchema = Schema & { readonly properties: Readonly<Record<string, Schema>> };

export const isFeel = (schema: Schema): boolean => schema.type === 'string' && schema.description?.startsWith('FEEL') === true;
export const isObjectSchema = (schema: Schema): schema is ObjectSchema => schema.type === 'object' && schema.properties !== undefined;

/** Kinds of an object that has several: each says its own by a constant `kind`. */
export interface Variant { readonly kind: string; readonly schema: ObjectSchema }
export const variantsOf = (schema: Schema): readonly Variant[] =>
  (schema.anyOf ?? []).flatMap((one) => (isObjectSchema(one) && typeof one.properties.kind?.const === 'string' ? [{ kind: one.properties.kind.const, schema: one }] : []));
/** An object whose members have names of their own: edited as text. */
export const isOpenObject = (schema: Schema): boolean => schema.type === 'object' && schema.properties === undefined;

/** What a new member begins as: complete enough to be shown. */
export function blank(schema: Schema): Json {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0] ?? '';
  if (isObjectSchema(schema)) return Object.fromEntries((schema.required ?? []).map((key) => [key, blank(schema.properties[key] ?? {})]));
  switch (schema.type) {
    case 'array': return [];
    case 'integer': case 'number': return schema.minimum ?? 0;
    case 'boolean': return false;
    case 'object': return {};
    default: return '';
  }
}
