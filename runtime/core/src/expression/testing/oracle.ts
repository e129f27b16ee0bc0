/** feelin, the evaluator of the Camunda modeler's makers, as the oracle of ours. Only tests import it. */
import { evaluate, unaryTest } from 'feelin';
import type { Json } from '../../shared/json';

type Answer = { readonly value: Json } | { readonly threw: true };

const plain = (value: unknown): Json => {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null || 'fn' in value) return null;
  if ('iso' in value) return String(value.iso);
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plain(entry)]));
};

const answered = (act: () => unknown): Answer => {
  try {
    return { value: plain(act()) };
  } catch {
    return { threw: true };
  }
};

/** What was answered; 'threw' when it was nothing. */
export const valueOr = (answer: Answer): Json => ('threw' in answer ? 'threw' : answer.value);

export const oracle = (source: string, context: Readonly<Record<string, unknown>>): Answer => answered(() => evaluate(source, context).value);
export const oracleTests = (source: string, context: Readonly<Record<string, unknown>>): Answer => answered(() => unaryTest(source, context).value);
