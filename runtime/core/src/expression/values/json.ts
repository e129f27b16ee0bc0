import type { Json } from '../../shared/json';
import { Rich, type FeelValue } from './value';

/** Dates, times and durations become their ISO text, functions, ranges and what is no number null: what leaves an expression is JSON. */
export function toJson(value: FeelValue | undefined): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object') return typeof value === 'string' || typeof value === 'boolean' ? value : null;
  if (value instanceof Rich) return value.kind === 'function' ? null : value.text();
  if (Array.isArray(value)) return value.map(toJson);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, toJson(entry)]));
}
