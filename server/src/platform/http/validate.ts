import { type Problem, problem } from '@liandong/core/run';
import type { TSchema } from '@sinclair/typebox';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { RouteSpec } from '../../resources/api/contract';
import { Refusal } from './refusal';

const OPTIONS = { allErrors: false, strict: false, ownProperties: true } as const;
const bodies = formats.default(new Ajv2020(OPTIONS));
/** Query values are text: numbers and booleans are read from it. */
const queries = formats.default(new Ajv2020({ ...OPTIONS, coerceTypes: true }));

/** ajv's keyword as a code of ours; the rest is `request.invalid`. */
const KEYWORDS: Readonly<Record<string, string>> = {
  required: 'request.required', additionalProperties: 'request.unexpected', type: 'request.type', enum: 'request.option', const: 'request.option',
  pattern: 'request.pattern', format: 'request.pattern', minLength: 'request.too-short', maxLength: 'request.too-long', minItems: 'request.too-few', maxItems: 'request.too-many',
  minimum: 'request.range', maximum: 'request.range', anyOf: 'request.shape',
};
const nameIn = (error: ErrorObject): string => {
  const { missingProperty, additionalProperty } = error.params as { missingProperty?: string; additionalProperty?: string };
  return missingProperty ?? additionalProperty ?? '';
};

function asProblem(place: string, error: ErrorObject): Problem {
  const name = nameIn(error).slice(0, 80);
  const path = `/${place}${error.instancePath}${name ? `/${name}` : ''}`;
  const limit = (error.params as { limit?: number }).limit;
  return problem(KEYWORDS[error.keyword] ?? 'request.invalid', path, { field: path.split('/').at(-1) ?? place, ...(limit === undefined ? {} : { limit }) });
}

type Check = (value: unknown) => void;
interface Told { readonly anyOf?: readonly { readonly properties?: { readonly type?: { readonly const?: unknown } } }[] }
/** Errors of the member that is meant, where the members of a union are told apart by `type`. */
function ofMeant(schema: Told, value: unknown, errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
  const index = type === undefined ? -1 : (schema.anyOf ?? []).findIndex(({ properties }) => properties?.type?.const === type);
  return errors.filter(({ schemaPath }) => schemaPath.startsWith(`#/anyOf/${index}/`));
}

function checked(place: string, check: ValidateFunction): Check {
  return (value) => {
    if (check(value)) return;
    const meant = ofMeant(check.schema as Told, value, check.errors ?? []);
    const errors = meant.length > 0 ? meant : (check.errors ?? []);
    // of a failed union only the summary is true for the reader
    const union = errors.find((error) => error.keyword === 'anyOf');
    throw new Refusal((union ? [union] : errors.slice(0, 1)).map((error) => asProblem(place, error)));
  };
}

export interface Checks {
  readonly params: Check;
  readonly query: Check;
  readonly body: Check;
}
const nothing: TSchema = { type: 'object', additionalProperties: false } as unknown as TSchema;

/** What checks a route's input, compiled once when it is mounted. A route without `query` takes none. */
export const checksOf = (spec: RouteSpec): Checks => ({
  params: spec.params ? checked('params', bodies.compile(spec.params)) : () => undefined,
  query: checked('query', queries.compile(spec.query ?? nothing)),
  body: spec.body ? checked('body', bodies.compile(spec.body)) : () => undefined,
});
