/** References of a schema that lead nowhere, and those that lead back to where they stand: what they describe has no end. */

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function partOf(text: string): string {
  try {
    return decodeURIComponent(text).replaceAll('~1', '/').replaceAll('~0', '~');
  } catch {
    return text;
  }
}

function at(schema: unknown, ref: string): unknown {
  let found = schema;
  for (const part of ref.split('/').slice(1)) found = isObject(found) && Object.hasOwn(found, partOf(part)) ? found[partOf(part)] : undefined;
  return found;
}

/** All `$ref`s in a part of a schema, as far as it is sensibly deep. */
function refsIn(part: unknown, deep = 0): string[] {
  if (!isObject(part) || deep > 40) return [];
  const own = typeof part.$ref === 'string' && part.$ref.startsWith('#/') ? [part.$ref] : [];
  return [...own, ...Object.values(part).flatMap((inside) => refsIn(inside, deep + 1))];
}

/** References to what the schema does not have. */
export const danglingRefs = (schema: unknown): string[] => [...new Set(refsIn(schema))].filter((ref) => at(schema, ref) === undefined);

export function circularRefs(schema: unknown): string[] {
  const [circular, done, path]: [Set<string>, Set<string>, string[]] = [new Set(), new Set(), []];
  const visit = (ref: string): void => {
    if (path.some((outer) => outer === ref || outer.startsWith(`${ref}/`))) return void circular.add(ref);
    if (done.has(ref)) return;
    path.push(ref);
    for (const next of refsIn(at(schema, ref))) visit(next);
    path.pop();
    done.add(ref);
  };
  for (const ref of refsIn(schema)) visit(ref);
  return [...circular];
}
