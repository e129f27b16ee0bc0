/** ajv's errors in our codes. One table; what is not in it is `form.invalid`, never silence. */
import type { SchemaError } from '../pack/program';
import { problem, type Problem } from '../shared/problem';

const LIMITS: Readonly<Record<string, string>> = {
  minLength: 'form.min-length', maxLength: 'form.max-length', minimum: 'form.minimum', maximum: 'form.maximum', exclusiveMinimum: 'form.above',
  exclusiveMaximum: 'form.below', multipleOf: 'form.multiple-of', minItems: 'form.min-items', maxItems: 'form.max-items',
};
const PLAIN: Readonly<Record<string, string>> = { enum: 'form.option', const: 'form.option', pattern: 'form.pattern', uniqueItems: 'form.unique', oneOf: 'form.option', type: 'form.type' };

const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

export function fromSchemaError(error: SchemaError, title: string): Problem {
  const { keyword, instancePath, params } = error;
  const limit = LIMITS[keyword];
  if (limit !== undefined) return problem(limit, instancePath, { title, limit: number(params.limit ?? params.multipleOf) });
  if (keyword === 'format') return problem(`form.format-${String(params.format)}`, instancePath, { title });
  if (keyword === 'type') return problem('form.type', instancePath, { title, type: String(params.type) });
  return problem(PLAIN[keyword] ?? 'form.invalid', instancePath, { title, keyword });
}
