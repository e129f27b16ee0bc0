import { MAX_ITEMS } from '../expression/index';
import type { CompiledForm } from '../pack/program';
import type { Json, JsonObject } from '../shared/json';
import { problem, type Problem } from '../shared/problem';
import { partsOf } from './parts';
import type { FieldSpec } from './types';

/** Characters of an answer, of a child table with all its rows, of everything together; levels of lists and groups in an answer. */
export const MAX_TEXT = 20_000;
const [MAX_TABLE, MAX_ALL, MAX_DEEP] = [200_000, 1_000_000, 12];

interface Size { readonly size: number; readonly isDeep: boolean }

/** About as many characters as its JSON has; counting ends beyond `most`, and at what stands too deep. */
function sizeOf(value: Json, most: number, deep = 0): Size {
  if (typeof value === 'string') return { size: value.length + 2, isDeep: false };
  if (typeof value !== 'object' || value === null) return { size: 5, isDeep: false };
  if (deep >= MAX_DEEP) return { size: 0, isDeep: true };
  let size = 2;
  for (const key in value) {
    const inside = sizeOf((value as JsonObject)[key] ?? null, most - size, deep + 1);
    if (inside.isDeep) return inside;
    size += inside.size + (Array.isArray(value) ? 1 : key.length + 3);
    if (size > most) break;
  }
  return { size, isDeep: false };
}

interface Found { readonly code: string; readonly limit: number; readonly size: number }

function measure(value: Json, { columns }: FieldSpec): Found {
  if (Array.isArray(value) && value.length > MAX_ITEMS) return { code: columns ? 'form.max-rows' : 'form.max-items', limit: MAX_ITEMS, size: 0 };
  const most = columns ? MAX_TABLE : MAX_TEXT;
  const { size, isDeep } = sizeOf(value, most);
  if (isDeep) return { code: 'form.nested', limit: MAX_DEEP, size };
  return { code: size > most + 2 ? (columns ? 'form.table-size' : 'form.max-length') : '', limit: most, size };
}

/** Answers so long that rules over them could run for long: said before any rule looks at them, whatever the schema allows. */
export function oversized(form: CompiledForm, data: JsonObject): Problem[] {
  const problems: Problem[] = [];
  let all = 0;
  for (const spec of partsOf(form).fields) {
    const value = Object.hasOwn(data, spec.id) ? (data[spec.id] ?? null) : null;
    const { code, limit, size } = measure(value, spec);
    if (code !== '') problems.push(problem(code, `/${spec.id}`, { title: spec.title, limit }));
    all += size;
  }
  return problems.length === 0 && all > MAX_ALL ? [problem('form.answers-size', '', { limit: MAX_ALL })] : problems;
}
