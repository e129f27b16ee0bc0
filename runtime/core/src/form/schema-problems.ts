/** ajv's errors in our codes. One table; what is not in it is `form.invalid`, never silence. */
import type { SchemaError } from '../pack/program';
import { problem, type Problem } from '../shared/problem';
import type { Place } from './places';

const LIMITS: Readonly<Record<string, string>> = {
  minLength: 'form.min-length', maxLength: 'form.max-length', minimum: 'form.minimum', maximum: 'form.maximum', exclusiveMinimum: 'form.above',
  exclusiveMaximum: 'form.below', multipleOf: 'form.multiple-of', minItems: 'form.min-items', maxItems: 'form.max-items',
};
const PLAIN: Readonly<Record<string, string>> = { enum: 'form.option', const: 'form.option', pattern: 'form.pattern', uniqueItems: 'form.unique', oneOf: 'form.option', type: 'form.type' };

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

const ROWS: Readonly<Record<string, string>> = { minItems: 'form.min-rows', maxItems: 'form.max-rows' };

export function fromSchemaError(error: SchemaError, { params: at, isTable }: Place): Problem {
  const { keyword, instancePath, params } = error;
  const limit = (isTable ? ROWS[keyword] : undefined) ?? LIMITS[keyword];
  if (limit !== undefined) return problem(limit, instancePath, { ...at, limit: number(params.limit ?? params.multipleOf) });
  if (keyword === 'format') return problem(`form.format-${String(params.format)}`, instancePath, at);
  if (keyword === 'type') return problem('form.type', instancePath, { ...at, type: isTable ? 'table' : String(params.type) });
  return problem(PLAIN[keyword] ?? 'form.invalid', instancePath, { ...at, keyword });
}
