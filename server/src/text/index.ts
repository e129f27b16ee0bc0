/**
 * The server's zh-CN words: its own problem codes first, then core's. Looked up at the edge only (problem bodies, CLI), never inside
 * a decision. The only Chinese of the server stands in the JSON file beside.
 */
import { CORE_TEXT, coreText, filled, type Problem, problemText } from '@liandong/core/run';
import table from './zh-CN.json' with { type: 'json' };

const at = (path: string): string | undefined => {
  let value: unknown = table;
  for (const key of path.split('.')) value = typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
  return typeof value === 'string' ? value : undefined;
};

/** A text of the table with its `{{name}}` placeholders filled. */
export const words = (path: string, params: Problem['params'] = {}): string => filled(at(path) ?? path, params);

/** Params that name a word of core's (a right, a tier) are shown as that word. */
const worded = (params: Problem['params']): Problem['params'] =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, typeof value === 'string' ? (coreText(`${name}.${value}`) ?? value) : value]));

/** One sentence for a problem. */
export const sentence = (problem: Pick<Problem, 'code' | 'params'>): string => {
  const own = at(`problem.${problem.code}`);
  return own === undefined ? problemText(problem) : filled(own, worded(problem.params));
};

const flat = (value: unknown, path: string): readonly (readonly [string, string])[] =>
  typeof value === 'string' ? [[path, value]] : Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) => flat(inner, path === '' ? key : `${path}.${key}`));

/** Every problem code with its sentence, placeholders unfilled, in order: the closed table that is documented. */
export const allProblems = (): readonly (readonly [string, string])[] => [...new Map([...flat(CORE_TEXT.problem, ''), ...flat(table.problem, '')])].sort(([a], [b]) => (a < b ? -1 : 1));
