import type { Json, JsonObject } from '@liandong/core/run';

export const TYPES = ['string', 'number', 'integer', 'boolean'] as const;
export type ParameterType = (typeof TYPES)[number];
export interface Parameter {
  readonly id: string;
  readonly title: string;
  readonly type: ParameterType;
  readonly value: Json | undefined;
}
interface Parameters {
  readonly schema: JsonObject;
  readonly values: JsonObject;
}

const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
const propertiesOf = (parameters: Partial<Parameters> | undefined): JsonObject => (isObject(parameters?.schema?.properties) ? parameters.schema.properties : {});

/** What is kept of limits (`minimum`, …) that are not asked for here. */
export function parametersOf(parameters: Partial<Parameters> | undefined): Parameter[] {
  return Object.entries(propertiesOf(parameters)).map(([id, raw]) => {
    const property = isObject(raw) ? raw : {};
    const type = TYPES.find((one) => one === property.type) ?? 'string';
    return { id, title: typeof property.title === 'string' ? property.title : '', type, value: parameters?.values?.[id] };
  });
}

const EMPTY: Readonly<Record<ParameterType, Json>> = { string: '', number: 0, integer: 0, boolean: false };

/** A parameter written into the manifest's `parameters`; a value of another type is replaced by an empty one. */
export function withParameter(parameters: Partial<Parameters> | undefined, { id, title, type, value }: Parameter): Parameters {
  const properties = propertiesOf(parameters);
  const before = isObject(properties[id]) ? properties[id] : {};
  const fits = type === 'integer' ? Number.isInteger(value) : typeof value === type;
  return {
    schema: { type: 'object', ...parameters?.schema, properties: { ...properties, [id]: { ...before, type, title } } },
    values: { ...parameters?.values, [id]: fits && value !== undefined ? value : EMPTY[type] },
  };
}

export function withoutParameter(parameters: Partial<Parameters> | undefined, id: string): Parameters {
  const drop = (record: JsonObject): JsonObject => Object.fromEntries(Object.entries(record).filter(([name]) => name !== id));
  return { schema: { type: 'object', ...parameters?.schema, properties: drop(propertiesOf(parameters)) }, values: drop(parameters?.values ?? {}) };
}
