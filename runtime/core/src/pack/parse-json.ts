import type { Json } from '../shared/json';
import { isReserved } from '../shared/names';
import { problem, type Problem } from '../shared/problem';

const MAX_DEPTH = 64;
/** Deepest nesting, told from the text alone: a parser must never recurse into hostile input. */
function depthOf(text: string): number {
  let [depth, deepest, inText] = [0, 0, false];
  for (let index = 0; index < text.length; index += 1) {
    const char = text[index];
    if (inText) {
      if (char === '\\') index += 1;
      else if (char === '"') inText = false;
    } else if (char === '"') inText = true;
    else if (char === '{' || char === '[') deepest = Math.max(deepest, (depth += 1));
    else if (char === '}' || char === ']') depth -= 1;
  }
  return deepest;
}

export type Parsed = { readonly value: Json } | { readonly problem: Problem };

/** Parse JSON that nobody has vouched for: bounded depth, no reserved keys. Never throws. */
export function parseJson(text: string): Parsed {
  if (depthOf(text) > MAX_DEPTH) return { problem: problem('pack.too-deep', '', { limit: MAX_DEPTH }) };
  let reserved: string | undefined;
  try {
    const value = JSON.parse(text, function (this: unknown, key: string, entry: unknown) {
      if (isReserved(key)) reserved = key;
      return entry;
    }) as Json;
    return reserved === undefined ? { value } : { problem: problem('pack.id-reserved', '', { id: reserved }) };
  } catch {
    return { problem: problem('pack.json') };
  }
}
