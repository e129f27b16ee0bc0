import type { Json } from '../../shared/json';
import { isReserved } from '../../shared/names';
import { problem, type Problem } from '../../shared/problem';
import type { BpmnElement, ElementDefinition } from '../element';
import { ELEMENTS } from '../elements/registry';
import type { ProcessModel, ProcessNode, SequenceFlow } from '../types';
import { extensionsOf, firstText, readTask } from './extensions';
import { lintModel } from './lint';
import { readXml } from './read-xml';

export interface CompiledProcess {
  readonly model?: ProcessModel;
  readonly findings: Problem[];
}

/** Shown in the diagram but without meaning for the engine. */
const DRAWING = new Set(['bpmn:TextAnnotation', 'bpmn:Association', 'bpmn:Group', 'bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference']);

const eventTypes = (element: BpmnElement): string[] =>
  Array.isArray(element.eventDefinitions) ? (element.eventDefinitions as { $type: string }[]).map((definition) => definition.$type) : [];

/** Which element folder a BPMN element belongs to; none = outside what the engine executes. */
function definitionOf(element: BpmnElement): ElementDefinition | undefined {
  const [event] = eventTypes(element);
  const same = ELEMENTS.filter((definition) => definition.bpmnType === element.$type);
  if (element.$type === 'bpmn:EndEvent') return event === undefined || event === 'bpmn:TerminateEventDefinition' ? same[0] : undefined;
  return same.find((definition) => definition.eventType === event);
}

const idsOf = (value: unknown): string[] => (Array.isArray(value) ? (value as { id: string }[]).map((entry) => entry.id) : []);
const idOf = (value: unknown): string | undefined => (value as { id?: string } | undefined)?.id;

function ownProps(element: BpmnElement, definition: ElementDefinition): Record<string, Json> {
  const standard = idOf(element.default);
  const service = firstText(element, 'zeebe:TaskDefinition', 'type');
  const [script] = extensionsOf(element, 'zeebe:Script');
  return {
    ...definition.read?.(element),
    ...(standard === undefined ? {} : { default: standard }),
    ...(service === '' ? {} : { service }),
    ...(script ? { expression: String(script.expression ?? '').replace(/^=/, ''), resultVariable: String(script.resultVariable ?? '') } : {}),
  };
}

function readNode(element: BpmnElement, definition: ElementDefinition): ProcessNode {
  const attachedTo = idOf(element.attachedToRef);
  const recordState = firstText(element, 'liandong:Record', 'state');
  return {
    id: element.id ?? '',
    type: definition.type,
    title: element.name?.trim() ?? '',
    incoming: idsOf(element.incoming),
    outgoing: idsOf(element.outgoing),
    ...(attachedTo === undefined ? {} : { attachedTo }),
    ...(recordState === '' ? {} : { recordState }),
    ...(definition.human ? { task: readTask(element, definition.human) } : {}),
    props: ownProps(element, definition),
  };
}

function readFlow(element: BpmnElement): SequenceFlow {
  const body = (element.conditionExpression as { body?: string } | undefined)?.body?.trim();
  return {
    id: element.id ?? '',
    from: idOf(element.sourceRef) ?? '',
    to: idOf(element.targetRef) ?? '',
    ...(body === undefined || body === '' ? {} : { condition: body.replace(/^=/, '').trim() }),
    ...(element.name ? { title: element.name } : {}),
  };
}

interface Parts {
  readonly nodes: Record<string, ProcessNode>;
  readonly flows: Record<string, SequenceFlow>;
  readonly findings: Problem[];
}

function readParts(process: BpmnElement): Parts {
  const parts: Parts = { nodes: {}, flows: {}, findings: [] };
  for (const element of (process.flowElements as BpmnElement[] | undefined) ?? []) {
    const id = element.id ?? '';
    const definition = definitionOf(element);
    if (isReserved(id) || id === '') parts.findings.push(problem('process.id-reserved', '', { id }));
    else if (element.$type === 'bpmn:SequenceFlow') parts.flows[id] = readFlow(element);
    else if (definition) parts.nodes[id] = readNode(element, definition);
    else if (!DRAWING.has(element.$type)) parts.findings.push(problem('process.element-unknown', `/${id}`, { type: [element.$type, ...eventTypes(element)].join(' ').replaceAll('bpmn:', '') }));
  }
  return parts;
}

/**
 * Compile one BPMN 2.0 file to a model and say everything that is wrong with it. `id` is the pack's name of the process.
 * The model is there when there is no error finding.
 */
export async function compileProcess(id: string, xml: string): Promise<CompiledProcess> {
  const { root, findings } = await readXml(xml);
  if (!root) return { findings };
  const processes = ((root.rootElements as BpmnElement[] | undefined) ?? []).filter((element) => element.$type === 'bpmn:Process');
  const [process] = processes;
  if (!process || processes.length !== 1) return { findings: [...findings, problem('process.one-process', '', { count: processes.length })] };
  const { nodes, flows, findings: unread } = readParts(process);
  const starts = Object.values(nodes).filter((node) => node.type === 'start-event');
  const begins = starts.length === 1 ? [] : [problem('process.one-start', '', { count: starts.length })];
  const model: ProcessModel = { format: 1, id, title: (process.name ?? '') || id, nodes, flows, start: starts[0]?.id ?? '' };
  const all = [...findings, ...unread, ...begins, ...lintModel(model)];
  return all.some((found) => found.severity === 'error') ? { findings: all } : { model, findings: all };
}
