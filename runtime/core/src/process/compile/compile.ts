import { isReserved } from '../../shared/names';
import { problem, type Problem } from '../../shared/problem';
import type { BpmnElement } from '../element';
import { isStart, structureOf } from '../structure';
import type { ProcessModel, ProcessNode, SequenceFlow } from '../types';
import { lintModel } from './lint';
import { definitionOf, eventTypes, idOf, readNode } from './read-node';
import { readXml } from './read-xml';

export interface CompiledProcess {
  readonly model?: ProcessModel;
  readonly findings: Problem[];
}

/** Shown in the diagram but without meaning for the engine. */
const DRAWING = new Set(['bpmn:TextAnnotation', 'bpmn:Association', 'bpmn:Group', 'bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference']);

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
  /** compensation: boundary event → handler */
  readonly associations: (readonly [from: string, to: string])[];
  readonly findings: Problem[];
}

const listOf = (value: unknown): BpmnElement[] => (Array.isArray(value) ? (value as BpmnElement[]) : []);

function readParts(container: BpmnElement, parent: string | undefined, parts: Parts): void {
  for (const element of listOf(container.artifacts)) if (element.$type === 'bpmn:Association') parts.associations.push([idOf(element.sourceRef) ?? '', idOf(element.targetRef) ?? '']);
  for (const element of listOf(container.flowElements)) readPart(element, parent, parts);
}

function readPart(element: BpmnElement, parent: string | undefined, parts: Parts): void {
  const id = element.id ?? '';
  if (isReserved(id) || id === '') return void parts.findings.push(problem('process.id-reserved', '', { id }));
  if (element.$type === 'bpmn:SequenceFlow') return void (parts.flows[id] = readFlow(element));
  const definition = definitionOf(element);
  if (definition) parts.nodes[id] = readNode(element, definition, parent);
  else if (!DRAWING.has(element.$type)) parts.findings.push(problem('process.element-unknown', `/${id}`, { type: [element.$type, ...eventTypes(element)].join(' ').replaceAll('bpmn:', '') }));
  return readParts(element, id, parts);
}

/** The handlers of compensation boundary events, noted at the activity that they undo. */
function withHandlers({ nodes, associations }: Parts): Record<string, ProcessNode> {
  const handlers = new Map<string, string>();
  for (const [from, to] of associations) {
    const event = nodes[from];
    if (event?.type === 'compensation-boundary-event' && event.attachedTo !== undefined && nodes[to]) handlers.set(event.attachedTo, to);
  }
  return Object.fromEntries(Object.entries(nodes).map(([id, node]) => {
    const undo = handlers.get(id);
    return [id, undo === undefined ? node : { ...node, undo }];
  }));
}

/** A programme begins by one none start event, or by events. */
function lintStarts(model: ProcessModel): Problem[] {
  const starts = (structureOf(model).inside.get('') ?? []).filter(isStart);
  const none = starts.filter((node) => node.type === 'start-event');
  return none.length === 1 || (none.length === 0 && starts.length > 0) ? [] : [problem('process.one-start', '', { count: none.length })];
}

/** The model as it stands in the file, and what in it is outside the engine's language. */
export function readProcess(id: string, process: BpmnElement): CompiledProcess & { readonly model: ProcessModel } {
  const parts: Parts = { nodes: {}, flows: {}, associations: [], findings: [] };
  readParts(process, undefined, parts);
  const nodes = withHandlers(parts);
  const start = Object.values(nodes).find((node) => node.type === 'start-event' && node.parent === undefined)?.id ?? '';
  const model: ProcessModel = { format: 1, id, title: (process.name ?? '') || id, nodes, flows: parts.flows, start };
  return { model, findings: parts.findings };
}

export const processesIn = (root: BpmnElement): BpmnElement[] => listOf(root.rootElements).filter((element) => element.$type === 'bpmn:Process');

/**
 * Compile one BPMN 2.0 file to a model and say everything that is wrong with it. `id` is the pack's name of the process.
 * The model is there when there is no error finding.
 */
export async function compileProcess(id: string, xml: string): Promise<CompiledProcess> {
  const { root, findings } = await readXml(xml);
  if (!root) return { findings };
  const processes = processesIn(root);
  const [process] = processes;
  if (!process || processes.length !== 1) return { findings: [...findings, problem('process.one-process', '', { count: processes.length })] };
  const { model, findings: found } = readProcess(id, process);
  const all = [...findings, ...found, ...lintStarts(model), ...lintModel(model)];
  return all.some((entry) => entry.severity === 'error') ? { findings: all } : { model, findings: all };
}
