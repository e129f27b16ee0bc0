import type { JsonObject } from '@liandong/core/run';

const OF: readonly (readonly [string, string])[] = [
  ['minimum', '. >= '], ['maximum', '. <= '], ['exclusiveMinimum', '. > '], ['exclusiveMaximum', '. < '], ['minLength', 'string-length(.) >= '], ['maxLength', 'string-length(.) <= '],
];
const OF_CHOICE: readonly (readonly [string, string])[] = [['minItems', 'count-selected(.) >= '], ['maxItems', 'count-selected(.) <= ']];

/** Limits of a property as a constraint: what an import makes keywords of again. */
export function constraintOf(property: JsonObject, type: string): string[] {
  if (type === 'range' || type === 'image' || type === 'file' || type === 'calculate' || type === 'note') return [];
  const keywords = property.type === 'array' ? OF_CHOICE : OF;
  const limits = keywords.flatMap(([keyword, text]) => (typeof property[keyword] === 'number' ? [`${text}${String(property[keyword])}`] : []));
  const pattern = typeof property.pattern === 'string' && /^\^[^|]*[^\\|]\$$/.test(property.pattern) && !property.pattern.includes("'") ? [`regex(., '${property.pattern}')`] : [];
  return [...limits, ...pattern];
}
