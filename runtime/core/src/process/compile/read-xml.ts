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

interface Read { readonly root?: BpmnElement; /** why it could not be read */ readonly findings: Problem[]; readonly warnings: readonly Warning[] }

/** Parse BPMN 2.0 XML. What the parser only warns of (duplicate id, dangling reference, unknown element) `rules` judge. */
export async function readXml(xml: string): Promise<Read> {
  const refused = guardXml(xml);
  if (refused.length > 0) return { findings: refused, warnings: [] };
  try {
    const { rootElement, warnings } = await (reader ??= newModdle()).fromXML(xml);
    return { root: rootElement as BpmnElement, findings: [], warnings: warnings as Warning[] };
  } catch (error) {
    return { findings: [problem('process.xml', '', { reason: error instanceof Error ? error.message.slice(0, 200) : '' })], warnings: [] };
  }
}
