import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { TSchema } from '@sinclair/typebox';
import { ProblemBody, type RouteSpec } from '../resources/api/contract';

const ajv = formats.default(new Ajv2020({ strict: false, allErrors: false }));
const known = new Map<TSchema, ReturnType<typeof ajv.compile>>();

function misfit(schema: TSchema, body: unknown): string | undefined {
  const check = known.get(schema) ?? ajv.compile(schema);
  known.set(schema, check);
  return check(body) ? undefined : `${check.errors?.[0]?.instancePath} ${check.errors?.[0]?.message}`;
}

/** What of an answer is not as the contract says; undefined: nothing. */
export const answerMisfit = (spec: RouteSpec, body: unknown): string | undefined => (spec.response === null ? undefined : misfit(spec.response, body));
export const problemMisfit = (body: unknown): string | undefined => misfit(ProblemBody, body);
