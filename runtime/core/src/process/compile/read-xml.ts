import { BpmnModdle } from 'bpmn-moddle';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' };
import { problem, type Problem } from '../../shared/problem';
import { guardXml } from '../../shared/xml';
import type { BpmnElement } from '../element';
import { LIANDONG_MODDLE } from './liandong.moddle';

export const newModdle = (): BpmnModdle => new BpmnModdle({ zeebe, liandong: LIANDONG_MODDLE });
/** Reading keeps nothing between files, and types are costly to describe. */
let reader: BpmnModdle | undefined;

/** What the parser could not make sense of: where, and the id that is referred to. */
export interface Warning { readonly message: string; readonly element?: BpmnElement; readonly property?: string; readonly value?: unknown }

/** Parse BPMN 2.0 XML. Every warning of the parser (duplicate id, dangling reference, unknown element) is an error here. */
export async function readXml(xml: string): Promise<{ readonly root?: BpmnElement; readonly findings: Problem[]; readonly warnings?: readonly Warning[] }> {
  const refused = guardXml(xml);
  if (refused.length > 0) return { findings: refused };
  try {
    const { rootElement, warnings } = await (reader ??= newModdle()).fromXML(xml);
    const findings = warnings.map((warning) => problem('process.xml-warning', `/${warning.element?.id ?? ''}`, { reason: warning.message.slice(0, 200) }));
    return { root: rootElement as BpmnElement, findings, warnings: warnings as Warning[] };
  } catch (error) {
    return { findings: [problem('process.xml', '', { reason: error instanceof Error ? error.message.slice(0, 200) : '' })] };
  }
}
