/** The schema part of validation, compiled from a pack's forms by ajv (JSON Schema 2020-12). Part of /compile: uses code generation. */
import { _, type Format } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneModule from 'ajv/dist/standalone/index.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import type { CompiledForm, SchemaChecks, SchemaError } from '../pack/program';
import { mapOf } from '../shared/names';
import { JSON_FORMATS } from './json-formats';
import { linearPattern } from './linear-pattern';
import type { Pause } from '../shared/pause';

/** Said in our own ajv's words: a second copy of ajv beside ajv-formats would write code that cannot run. */
const FORMATS_CODE = _`require("ajv-formats/dist/formats").fullFormats`;
// CommonJS behind ESM: bundlers and Node give the function at different depths
const standalone = ((standaloneModule as unknown as { default?: unknown }).default ?? standaloneModule) as (ajv: Ajv2020, refs: Readonly<Record<string, string>>) => string;

const OWN_KEYWORDS = ['x-privacy', 'x-format', 'x-codes', 'x-source', 'x-derive', 'x-ref', 'x-attributes', 'x-consent'];

/** Said in the words of the script for browsers: who runs it hands core in. */
const linear = Object.assign((pattern: string) => linearPattern(pattern), { code: 'require("@liandong/core/run").linearPattern' });

function newAjv(forBrowser: boolean): Ajv2020 {
  const code = { regExp: linear, formats: FORMATS_CODE, ...(forBrowser ? { source: true, esm: false } : {}) };
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, strictRequired: false, validateFormats: true, validateSchema: false, code });
  for (const format of JSON_FORMATS) ajv.addFormat(format, fullFormats[format] as Format);
  for (const keyword of OWN_KEYWORDS) ajv.addKeyword(keyword);
  return ajv;
}

/** `required` is core's (it may hang on rules), unknown fields are core's too: the schema says only what a value must be like. */
const bare = (form: CompiledForm): object => ({ ...form.schema, $id: `form:${encodeURIComponent(form.id)}`, required: [], properties: bareTables(form) });

function bareTables({ schema, fields }: CompiledForm): unknown {
  if (typeof schema.properties !== 'object' || schema.properties === null) return schema.properties;
  const entries = Object.entries(schema.properties as Record<string, { readonly items?: object }>);
  return Object.fromEntries(entries.map(([id, property]) => [id, fields[id]?.columns ? { ...property, items: { ...property.items, required: [] } } : property]));
}

let meta: Ajv2020 | undefined;
/** Is it JSON Schema at all? Asked of one ajv that keeps nothing: each new one would first compile the schema of schemas, which costs more than all forms. */
function checkSchemas(forms: Readonly<Record<string, CompiledForm>>): void {
  meta ??= newAjv(false);
  for (const form of Object.values(forms)) if (meta.validateSchema(bare(form)) !== true) throw new Error(meta.errorsText(meta.errors));
}

export async function compileChecks(forms: Readonly<Record<string, CompiledForm>>, pause: Pause): Promise<SchemaChecks> {
  checkSchemas(forms);
  const ajv = newAjv(false);
  const checks: Record<string, SchemaChecks[string]> = mapOf<SchemaChecks[string]>([]);
  for (const form of Object.values(forms)) {
    const check = ajv.compile(bare(form));
    checks[form.id] = (data: unknown): readonly SchemaError[] => (check(data) ? [] : ((check.errors ?? []) as SchemaError[]));
    await pause();
  }
  return checks;
}

/**
 * The same as one script module for browsers under `script-src 'self'`: its default export takes a `require` for ajv's three small
 * runtime modules and core itself, and answers the checks.
 */
export function checksCode(forms: Readonly<Record<string, CompiledForm>>): string {
  checkSchemas(forms);
  const ajv = newAjv(true);
  const names = Object.fromEntries(Object.values(forms).map((form, index) => [`f${index}`, form]));
  for (const form of Object.values(forms)) ajv.addSchema(bare(form));
  const refs = Object.fromEntries(Object.entries(names).map(([name, form]) => [name, `form:${encodeURIComponent(form.id)}`]));
  const code = Object.keys(refs).length === 0 ? '' : standalone(ajv, refs);
  const table = Object.entries(names).map(([name, form]) => `${JSON.stringify(form.id)}: wrap(exports.${name})`);
  return [
    'export default function (require) {',
    'const exports = {}; const module = { exports };',
    code,
    'const wrap = (check) => (data) => (check(data) ? [] : check.errors ?? []);',
    `return { ${table.join(', ')} };`,
    '}',
  ].join('\n');
}
