import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { problem, type Problem } from '../../shared/problem';
import type { BpmnElement } from '../element';
import { LIANDONG_MODDLE } from './liandong.moddle';

const MAX_XML = 2_000_000;
const MAX_DEPTH = 100;

/** Refused before any parser sees it: document types, entities, processing instructions, oversize, deep nesting. */
function guard(xml: string): Problem[] {
  if (xml.length > MAX_XML) return [problem('process.xml-too-large', '', { limit: MAX_XML })];
  if (/<!(DOCTYPE|ENTITY)/i.test(xml) || xml.includes('\u0000')) return [problem('process.xml-doctype')];
  if (/<\?(?!xml[\s?])/i.test(xml)) return [problem('process.xml-instruction')];
  let [depth, deepest] = [0, 0];
  for (const [tag] of xml.matchAll(/<\/?[A-Za-z][^<>]*>/g)) {
    if (tag.startsWith('</')) depth -= 1;
    else if (!tag.endsWith('/>')) deepest = Math.max(deepest, (depth += 1));
  }
  return deepest > MAX_DEPTH ? [problem('process.xml-too-deep', '', { limit: MAX_DEPTH })] : [];
}

export const newModdle = (): BpmnModdle => new BpmnModdle({ zeebe, liandong: LIANDONG_MODDLE });
/** Reading keeps nothing between files, and types are costly to describe. */
let reader: BpmnModdle | undefined;

/** Parse BPMN 2.0 XML. Every warning of the parser (duplicate id, dangling reference, unknown element) is an error here. */
export async function readXml(xml: string): Promise<{ root?: BpmnElement; findings: Problem[] }> {
  const refused = guard(xml);
  if (refused.length > 0) return { findings: refused };
  try {
    const { rootElement, warnings } = await (reader ??= newModdle()).fromXML(xml);
    const findings = warnings.map((warning) => problem('process.xml-warning', `/${warning.element?.id ?? ''}`, { reason: warning.message.slice(0, 200) }));
    return { root: rootElement as BpmnElement, findings };
  } catch (error) {
    return { findings: [problem('process.xml', '', { reason: error instanceof Error ? error.message.slice(0, 200) : '' })] };
  }
}
