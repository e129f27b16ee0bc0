/** Does a value belong to a type of the model, and what becomes of one that does not. */
import { compileFeel, type FeelCtx, type FeelValue, type FeelWords, kindOf, type TypeTest } from '../expression/index';
import type { DecisionModel, TypeDef } from './types';

/** A type by its name: of the model itself or, with a dot, of one it imports. */
export function findType(model: DecisionModel, name: string): { readonly model: DecisionModel; readonly def: TypeDef } | undefined {
  if (Object.hasOwn(model.types, name)) return { model, def: model.types[name] as TypeDef };
  const dot = name.indexOf('.');
  const imported = dot > 0 && Object.hasOwn(model.imports, name.slice(0, dot)) ? model.imports[name.slice(0, dot)] : undefined;
  return imported && findType(imported, name.slice(dot + 1));
}

export const FEEL_TYPES: ReadonlySet<string> = new Set([
  'number', 'string', 'boolean', 'date', 'time', 'date and time', 'days and time duration', 'years and months duration', 'list', 'context', 'function', 'range', 'Null',
]);

const isContext = (value: FeelValue): value is Readonly<Record<string, FeelValue>> => kindOf(value) === 'context';
const isList = (value: FeelValue): value is readonly FeelValue[] => Array.isArray(value);

function conformsItem(value: FeelValue, def: TypeDef, model: DecisionModel, ctx: FeelCtx | undefined): boolean {
  if (value === null) return true;
  if (!conforms(value, def.base, model, ctx)) return false;
  if (def.components && !(isContext(value) && Object.entries(def.components).every(([key, part]) => Object.hasOwn(value, key) && conformsDef(value[key] ?? null, part, model, ctx)))) return false;
  if (def.result && kindOf(value) !== 'function') return false;
  return passes(def.allowed, value, model, ctx);
}

function passes(tests: string | undefined, value: FeelValue, model: DecisionModel, ctx: FeelCtx | undefined): boolean {
  if (tests === undefined || !ctx) return true;
  const result = compileFeel(tests, 'unary-tests', wordsOf(model)).evaluate({ '?': value }, ctx);
  return result.ok && result.value === true;
}

/** Without `ctx` the allowed values do not matter. */
const conformsDef = (value: FeelValue, def: TypeDef, model: DecisionModel, ctx?: FeelCtx): boolean =>
  value === null || ((def.list ? isList(value) && value.every((item) => conformsItem(item, def, model, ctx)) : conformsItem(value, def, model, ctx)) && passes(def.constraint, value, model, ctx));

/** Null conforms to every type. */
function conforms(value: FeelValue, type: string | undefined, model: DecisionModel, ctx: FeelCtx | undefined): boolean {
  if (type === undefined || value === null) return true;
  const found = findType(model, type);
  if (found) return conformsDef(value, found.def, found.model, ctx);
  return !FEEL_TYPES.has(type) || kindOf(value) === type;
}

/** Conversions that DMN makes by itself: a list of one and its item, a date and its midnight. Undefined = not of the type. */
export function coerced(value: FeelValue, type: string | undefined, model: DecisionModel, ctx: FeelCtx): FeelValue | undefined {
  const fits = (candidate: FeelValue): boolean => conforms(candidate, type, model, ctx);
  if (fits(value)) return value;
  if (isList(value)) return value.length === 1 && fits(value[0] ?? null) ? (value[0] ?? null) : undefined;
  if (fits([value])) return [value];
  if (type !== 'date and time' || kindOf(value) !== 'date') return undefined;
  const midnight = compileFeel('date and time(value, time("00:00:00Z"))').evaluate({ value }, ctx);
  return midnight.ok ? midnight.value : undefined;
}

const known = new WeakMap<DecisionModel, FeelWords>();

/** What a model adds to the language: its names, and its types for `instance of`: null is of none, and a value is of its type also when it is not allowed. */
export function wordsOf(model: DecisionModel): FeelWords {
  const found = known.get(model);
  if (found) return found;
  const testOf = (of: DecisionModel, def: TypeDef): TypeTest => (value) => value !== null && conformsDef(value, def, of);
  const own = Object.entries(model.types).map(([name, def]) => [name, testOf(model, def)] as const);
  const imported = Object.entries(model.imports).flatMap(([prefix, other]) => Object.entries(other.types).map(([name, def]) => [`${prefix}.${name}`, testOf(other, def)] as const));
  const words = { names: model.names, types: new Map([...own, ...imported]) };
  known.set(model, words);
  return words;
}
