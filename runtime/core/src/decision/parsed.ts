import { type CompiledFeel, compileFeel, type Dialect } from '../expression/index';
import { wordsOf } from './conform';
import type { DecisionModel } from './types';

const parsed = new WeakMap<DecisionModel, Map<string, CompiledFeel>>();

/** The expressions of a model, each parsed once, however large the model is and whether it is checked or evaluated. */
export function compiledFor(model: DecisionModel): (text: string, dialect: Dialect) => CompiledFeel {
  const known = parsed.get(model) ?? new Map<string, CompiledFeel>();
  parsed.set(model, known);
  return (text, dialect) => {
    const key = `${dialect} ${text}`;
    const compiled = known.get(key) ?? compileFeel(text, dialect, wordsOf(model));
    known.set(key, compiled);
    return compiled;
  };
}
