import { problem, type Problem } from './problem';

const MAX_XML = 2_000_000;
const MAX_DEPTH = 100;

/** Refused before any parser sees it: document types, entities, processing instructions, oversize, deep nesting. */
export function guardXml(xml: string): Problem[] {
  if (xml.length > MAX_XML) return [problem('xml.too-large', '', { limit: MAX_XML })];
  if (/<!(DOCTYPE|ENTITY)/i.test(xml) || xml.includes('\u0000')) return [problem('xml.doctype')];
  if (/<\?(?!xml[\s?])/i.test(xml)) return [problem('xml.instruction')];
  let [depth, deepest] = [0, 0];
  for (const [tag] of xml.matchAll(/<\/?[A-Za-z][^<>]*>/g)) {
    if (tag.startsWith('</')) depth -= 1;
    else if (!tag.endsWith('/>')) deepest = Math.max(deepest, (depth += 1));
  }
  return deepest > MAX_DEPTH ? [problem('xml.too-deep', '', { limit: MAX_DEPTH })] : [];
}
