const KEPT = 400;
const cache = new Map<string, { readonly value: unknown } | undefined>();

const read = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
};

/** A file's text as JSON, the same object for the same text; undefined when it is none. */
export function parsed<T>(text: string | undefined): T | undefined {
  if (text === undefined) return undefined;
  if (!cache.has(text)) {
    const oldest = cache.keys().next();
    if (cache.size >= KEPT && !oldest.done) cache.delete(oldest.value);
    cache.set(text, read(text));
  }
  return cache.get(text)?.value as T | undefined;
}

/** JSON as pack files are stored: two spaces, a line break at the end. */
export const stored = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
