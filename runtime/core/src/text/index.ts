/**
 * The zh-CN words of core's closed tables (problem codes, tiers, units, …): looked up at the edge, never inside a decision.
 * Placeholders are `{{name}}`, so the apps can hand the same table to i18next.
 */
import type { Problem } from '../shared/problem';
import table from './zh-CN.json' with { type: 'json' };

export const CORE_TEXT = table;

/** Fill `{{name}}` placeholders; one without a value becomes empty. */
export const filled = (text: string, params: Problem['params']): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => String((Object.hasOwn(params, name) ? params[name] : '') ?? ''));

/** The text at a dotted path of the table, if there is one. */
export function coreText(path: string): string | undefined {
  let at: unknown = table;
  for (const key of path.split('.')) at = typeof at === 'object' && at !== null && Object.hasOwn(at, key) ? (at as Record<string, unknown>)[key] : undefined;
  return typeof at === 'string' ? at : undefined;
}

/** Params that name a word of ours are shown as that word. */
function worded(params: Problem['params']): Problem['params'] {
  const word = (name: string, value: Problem['params'][string]) => (typeof value === 'string' ? (coreText(`${name}.${value}`) ?? value) : value);
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, word(name, value)]));
}

/** One zh-CN sentence for a problem; an unknown code says so with its code. Of a cell it also says which row; who shows it there leaves out `rowNumber`. */
export const problemText = (problem: Pick<Problem, 'code' | 'params'>): string => {
  const text = coreText(`problem.${problem.code}`);
  const told = text === undefined ? filled(table.problem.unknown, { code: problem.code }) : filled(text, worded(problem.params));
  return typeof problem.params.rowNumber === 'number' ? filled(table.value.inRow, { ...problem.params, text: told }) : told;
};
