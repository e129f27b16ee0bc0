import { problem, type Problem, type Result } from '../../shared/problem';
import { asScope, type FeelScope } from '../scope';
import { failure, guarded } from '../guarded';
import { Frame, type Code, type FeelCtx, type Run } from '../run';
import type { TypeTest } from '../values/types';
import type { FeelValue } from '../values/value';
import { compileNode } from './code';
import { Place } from './place';
import { parse, type Dialect, type Node } from './tree';

export interface CompiledFeel {
  /** what is wrong with the source; empty = it can be evaluated */
  readonly problems: readonly Problem[];
  /** names it reads from its scope, without local ones and built-in functions */
  readonly reads: readonly string[];
  evaluate(scope: FeelScope, ctx: FeelCtx): Result<FeelValue>;
}

/** What a model adds to the language. Expressions are kept per object, so use one for a whole model. */
export interface FeelWords {
  /** names that hold symbols, e.g. `Applicant's age` */
  readonly names?: readonly string[];
  /** types beside the built-in ones, for `instance of` and parameters */
  readonly types?: ReadonlyMap<string, TypeTest>;
}

function evaluation(code: Code, source: string): CompiledFeel['evaluate'] {
  const body = (run: Run): FeelValue => code(new Frame(run, [], undefined));
  return (scope, ctx) => guarded(source, asScope(scope), ctx, body);
}

/** Nothing to evaluate: whoever asks all the same is told so. */
function broken(found: Problem): CompiledFeel {
  const failed = found.code === 'expression.too-long' ? found : problem('expression.failed', '', { ...found.params, reason: found.code });
  return { problems: [found], reads: [], evaluate: () => ({ ok: false, problems: [failed] }) };
}

function compiled(tree: Node, source: string, words: FeelWords): CompiledFeel {
  const reads = new Set<string>();
  try {
    const code = compileNode(tree, new Place({ reads, typeNamed: (name) => words.types?.get(name), compile: compileNode }));
    return { problems: [], reads: [...reads], evaluate: evaluation(code, source) };
  } catch (error) {
    return broken(failure(error, source));
  }
}

function compileNow(source: string, dialect: Dialect, words: FeelWords): CompiledFeel {
  const tree = parse(source, dialect, words.names ?? []);
  return 'code' in tree ? broken(tree) : compiled(tree, source, words);
}

const MAX_KEPT = 2000;
const PLAIN: FeelWords = {};
const kept = new WeakMap<FeelWords, Map<string, CompiledFeel>>();

/**
 * Compile an expression, or look up that it was. Unary tests (a cell of a decision table) read their input as `?`.
 * @example compileFeel('amount > cap').evaluate({ amount: 6, cap: 5 }, { now }) // { ok: true, value: true }
 */
export function compileFeel(source: string, dialect: Dialect = 'expression', words: FeelWords = PLAIN): CompiledFeel {
  let known = kept.get(words);
  if (!known) kept.set(words, (known = new Map()));
  const key = dialect === 'expression' ? source : `?${source}`;
  const found = known.get(key);
  if (found) return found;
  const made = compileNow(source, dialect, words);
  if (known.size >= MAX_KEPT) known.clear();
  known.set(key, made);
  return made;
}
