/** Does a pack file have the shape of its kind? TypeBox's checker walks the schema without generating code, so this runs under a strict CSP. */
import type { TSchema } from '@sinclair/typebox';
import { Errors, ValueErrorType, type ValueError } from '@sinclair/typebox/errors';
import type { Json } from '../shared/json';
import { problem, type Problem } from '../shared/problem';

const MOST = 50;
const lastOf = (path: string): string => decode(path.split('/').at(-1) ?? '');
const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));
const decode = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');

const LENGTH = new Set([ValueErrorType.StringMinLength, ValueErrorType.StringMaxLength, ValueErrorType.ArrayMinItems, ValueErrorType.ArrayMaxItems]);
const NUMBER = new Set([
  ValueErrorType.NumberMinimum, ValueErrorType.NumberMaximum, ValueErrorType.NumberExclusiveMinimum, ValueErrorType.NumberExclusiveMaximum,
  ValueErrorType.IntegerMinimum, ValueErrorType.IntegerMaximum, ValueErrorType.IntegerExclusiveMinimum, ValueErrorType.IntegerExclusiveMaximum,
]);

function allowedOf(schema: TSchema): string | undefined {
  if (Array.isArray(schema.enum)) return (schema.enum as unknown[]).join(', ');
  return schema.const === undefined ? undefined : String(schema.const);
}

function problemOf({ type, path, schema }: ValueError): Problem {
  const allowed = allowedOf(schema);
  if (type === ValueErrorType.ObjectRequiredProperty) return problem('pack.value-missing', parentOf(path), { name: lastOf(path) });
  if (type === ValueErrorType.ObjectAdditionalProperties) return problem('pack.value-unknown', path, { name: lastOf(path) });
  if (type === ValueErrorType.StringPattern || schema.pattern !== undefined) return problem('pack.value-format', path);
  if (type === ValueErrorType.ArrayUniqueItems) return problem('pack.value-unique', path);
  if (LENGTH.has(type)) return problem('pack.value-length', path);
  if (NUMBER.has(type)) return problem('pack.value-number', path);
  if (allowed !== undefined) return problem('pack.value-option', path, { allowed });
  return typeof schema.type === 'string' ? problem('pack.value-type', path, { type: schema.type }) : problem('pack.value', path);
}

/** At most one problem a place, the first one found there. */
export function checkSchema(schema: TSchema, value: Json): Problem[] {
  const found = new Map<string, Problem>();
  for (const error of Errors(schema, value)) {
    const next = problemOf(error);
    const key = next.code === 'pack.value-missing' ? `${next.path}/${String(next.params.name)}` : next.path;
    if (!found.has(key)) found.set(key, next);
    if (found.size >= MOST) break;
  }
  return [...found.values()];
}
