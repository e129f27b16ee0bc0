import { MAX_ITEMS } from '../expression/index';
import type { CompiledForm } from '../pack/program';
import type { Json, JsonObject } from '../shared/json';
import { problem, type Problem } from '../shared/problem';
import { partsOf } from './parts';

const MAX_TEXT = 20_000;

function tooBig(value: Json): { readonly code: string; readonly limit: number } | undefined {
  if (Array.isArray(value) && value.length > MAX_ITEMS) return { code: 'form.max-items', limit: MAX_ITEMS };
  const length = typeof value === 'string' ? value.length : typeof value === 'object' && value !== null ? JSON.stringify(value).length : 0;
  return length > MAX_TEXT ? { code: 'form.max-length', limit: MAX_TEXT } : undefined;
}

/** Answers so long that rules over them could run for long: said before any rule looks at them, whatever the schema allows. */
export function oversized(form: CompiledForm, data: JsonObject): Problem[] {
  const problems: Problem[] = [];
  for (const { id, title } of partsOf(form).fields) {
    const found = tooBig(data[id] ?? null);
    if (found) problems.push(problem(found.code, `/${id}`, { title, limit: found.limit }));
  }
  return problems;
}
