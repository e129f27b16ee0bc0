/** What stands behind the keywords of a schema: values that no validator could work with, told by name before anybody meets them. */
import { formNames, JSON_FORMATS } from '../../form/index';

type Schema = Readonly<Record<string, unknown>>;
type Fits = (value: unknown) => boolean;

const isNumber: Fits = (value) => typeof value === 'number' && Number.isFinite(value);
const isCount: Fits = (value) => isNumber(value) && Number.isInteger(value) && (value as number) >= 0;
const isText: Fits = (value) => typeof value === 'string';
const isFlag: Fits = (value) => typeof value === 'boolean';
const isSchema: Fits = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isMap = isSchema;
const isFilled: Fits = (value) => Array.isArray(value) && value.length > 0;
const isTexts: Fits = (value) => Array.isArray(value) && value.every(isText) && new Set(value).size === value.length;

const FITS: Readonly<Record<string, Fits>> = {
  title: isText, description: isText, $comment: isText, format: isText,
  minLength: isCount, maxLength: isCount, minItems: isCount, maxItems: isCount,
  minimum: isNumber, maximum: isNumber, exclusiveMinimum: isNumber, exclusiveMaximum: isNumber, multipleOf: (value) => isNumber(value) && (value as number) > 0,
  uniqueItems: isFlag, readOnly: isFlag, writeOnly: isFlag, deprecated: isFlag,
  enum: isFilled, anyOf: isFilled, allOf: isFilled, required: isTexts, examples: Array.isArray,
  items: isSchema, not: isSchema, if: isSchema, then: isSchema, else: isSchema, additionalProperties: (value) => isFlag(value) || isSchema(value), properties: isMap, $defs: isMap,
  'x-consent': (value) => isText(value) && (value as string).length > 0 && (value as string).length <= 32,
  'x-attributes': (value) => isSchema(value) && Object.entries(value as object).every(([name, text]) => formNames.isAttribute(name) && isText(text) && (text as string).length <= 200),
};

const OF_TYPE: Readonly<Record<string, Fits>> = { string: isText, number: isNumber, integer: (value) => isNumber(value) && Number.isInteger(value), boolean: isFlag, array: Array.isArray, object: isSchema };
/** An answer to begin with that would be refused at once. */
const isUnfit = (type: unknown, value: unknown): boolean => value !== undefined && value !== null && typeof type === 'string' && OF_TYPE[type]?.(value) === false;

/** Keywords with a value that they cannot have. */
export const wrongValues = (schema: Schema): string[] => [
  ...Object.keys(schema).filter((keyword) => Object.hasOwn(FITS, keyword) && FITS[keyword]?.(schema[keyword]) === false),
  ...(isUnfit(schema.type, schema.default) ? ['default'] : []),
];

/** A format of JSON Schema that is none of ours. */
export const strangeFormat = ({ format }: Schema): string | undefined => (typeof format === 'string' && !(JSON_FORMATS as readonly string[]).includes(format) ? format : undefined);

const LIMITS = [['minLength', 'maxLength'], ['minItems', 'maxItems'], ['minimum', 'maximum']] as const;
/** A lower limit above the upper one: nothing can be answered. */
export const crossed = (schema: Schema): { readonly least: number; readonly most: number } | undefined =>
  LIMITS.map(([low, high]) => ({ least: schema[low], most: schema[high] })).find((pair): pair is { least: number; most: number } => isNumber(pair.least) && isNumber(pair.most) && (pair.least as number) > (pair.most as number));
