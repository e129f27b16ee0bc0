import type { FeelValue } from '../expression/index';
import type { Json } from '../shared/json';
import { findType } from './conform';
import type { Run } from './run';
import type { DecisionModel, TypeDef } from './types';

/** JSON has no dates: where one is expected, a text is read as one. */
const READ: Readonly<Record<string, string>> = {
  date: 'date(value)', time: 'time(value)', 'date and time': 'date and time(value)', 'days and time duration': 'duration(value)', 'years and months duration': 'duration(value)',
};

export function fromJson(value: Json, type: string | undefined, run: Run, model: DecisionModel = run.model): FeelValue {
  if (type === undefined) return value;
  const found = findType(model, type);
  if (found) return fromDef(value, found.def, found.model, run);
  const reading = Object.hasOwn(READ, type) ? READ[type] : undefined;
  return reading !== undefined && typeof value === 'string' ? (run.feel(reading, { value }, '') ?? value) : value;
}

function fromDef(value: Json, def: TypeDef, model: DecisionModel, run: Run): FeelValue {
  if (def.list && Array.isArray(value)) return value.map((item) => fromDef(item, { ...def, list: false }, model, run));
  const { components } = def;
  if (!components || value === null || typeof value !== 'object' || Array.isArray(value)) return fromJson(value, def.base, run, model);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => {
    const component = Object.hasOwn(components, key) ? components[key] : undefined;
    return [key, component ? fromDef(part, component, model, run) : part];
  }));
}
