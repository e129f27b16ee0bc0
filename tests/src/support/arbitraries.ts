/** Inputs out of a contract's schemas: fitting ones, and the same with something hostile put in one place. */
import fc from 'fast-check';

interface Schema {
  readonly type?: string; readonly const?: unknown; readonly enum?: readonly unknown[]; readonly anyOf?: readonly Schema[]; readonly items?: Schema; readonly format?: string; readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>; readonly required?: readonly string[]; readonly patternProperties?: Readonly<Record<string, Schema>>; readonly maxItems?: number; readonly minimum?: number; readonly maximum?: number;
}
export type Known = Readonly<Record<string, readonly string[]>>;

const POLLUTED: unknown = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
const TEXTS = ['', ' ', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'prototype', '$ne', '$where', '..', '../../etc/passwd', '\u0000', '\u202e', '\ud800', '\u{20BB7}', 'e\u0301', '=1+1', '<script>', '{{7*7}}', '${7*7}', '%00', "'; return true; //", '9'.repeat(400), 'x'.repeat(5000), '2026-02-30T25:00:00Z', '2026-01-01T00:00:00Z', '+275761-01-01T00:00:00Z', '1e999', 'NaN', 'true', 'null'];
const VALUES: unknown[] = [null, [], {}, [[]], true, 0, -1, 0.1, 1e308, 2 ** 53, { $ne: null }, { $gt: '' }, { $where: '1' }, { $expr: {} }, ['a', 'b'], [{ $ne: 1 }], { 'a.b': 1 }, { 'sealed@1': 'x.y' }, { fileId: 'none' }, [{ fileId: ['x'] }], POLLUTED, { toString: 1 }, { length: 1e9 }];

export const hostile = (): fc.Arbitrary<unknown> => fc.oneof(fc.constantFrom(...VALUES), fc.constantFrom(...TEXTS), fc.jsonValue({ maxDepth: 3 }));
export const hostileText = (): fc.Arbitrary<string> => fc.oneof(fc.constantFrom(...TEXTS), fc.string({ unit: 'binary', maxLength: 40 }));

/** Text for a property; `known` holds values that exist, by property name. */
function textOf(schema: Schema, name: string, known: Known): fc.Arbitrary<string> {
  const real = known[name] ?? [];
  const instants = fc.constantFrom('2026-03-02T01:00:00.000Z', '2099-01-01T00:00:00Z', '1999-12-31T23:59:59+08:00');
  const made = schema.format === 'date-time' ? instants : fc.oneof(fc.stringMatching(/^[A-Za-z0-9_.:-]{1,20}$/), hostileText());
  return real.length > 0 ? fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...real) }, { weight: 1, arbitrary: made }) : made;
}

const dictionary = (value: fc.Arbitrary<unknown>, known: Known): fc.Arbitrary<unknown> =>
  fc.dictionary(fc.oneof(fc.constantFrom(...(known.field ?? ['field'])), fc.constantFrom('__proto__', 'constructor', 'toString', 'a.b', '$x', '')), value, { maxKeys: 5, noNullPrototype: true });

function objectOf(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const properties = Object.entries(schema.properties ?? {}).map(([name, value]) => [name, fitting(value, known, name)] as const);
  return fc.record(Object.fromEntries(properties), { requiredKeys: [...(schema.required ?? [])] as never, noNullPrototype: true });
}

/** A value that fits the schema, mostly made of what exists. */
export function fitting(schema: Schema, known: Known, name = ''): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => fitting(one, known, name)));
  const [pattern] = Object.values(schema.patternProperties ?? {});
  if (pattern) return dictionary(fitting(pattern, known, 'value'), known);
  const make: Readonly<Record<string, () => fc.Arbitrary<unknown>>> = {
    object: () => objectOf(schema, known), array: () => fc.array(fitting(schema.items ?? {}, known, name), { maxLength: 3 }), string: () => textOf(schema, name, known),
    integer: () => fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 1000 }), number: () => fc.double({ noNaN: true }), boolean: () => fc.boolean(), null: () => fc.constant(null),
  };
  return make[schema.type ?? '']?.() ?? fc.oneof(fc.jsonValue({ maxDepth: 2 }), hostile());
}

/** The same value with what stands at the n-th place replaced. */
function replaced(value: unknown, place: number, by: unknown): unknown {
  let at = -1;
  const walk = (here: unknown): unknown => {
    at += 1;
    if (at === place) return by;
    if (Array.isArray(here)) return here.map(walk);
    return typeof here === 'object' && here !== null ? Object.fromEntries(Object.entries(here).map(([key, entry]) => [key, walk(entry)])) : here;
  };
  return walk(value);
}

/** Fitting, fitting but for one place, with something added, or anything at all. */
export function inputs(schema: Schema, known: Known): fc.Arbitrary<unknown> {
  const fit = fitting(schema, known);
  const added = fc.tuple(fit, fc.constantFrom('countyId', 'userId', 'by', 'role', 'status', 'version', 'constructor', '$set'), hostile()).map(([value, key, more]) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, [key]: more } : value));
  const broken = fc.tuple(fit, fc.nat(12), hostile()).map(([value, place, by]) => replaced(value, place, by));
  return fc.oneof({ weight: 4, arbitrary: fit }, { weight: 4, arbitrary: broken }, { weight: 1, arbitrary: added }, { weight: 1, arbitrary: hostile() });
}
