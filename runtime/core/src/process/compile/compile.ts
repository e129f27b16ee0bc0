import { isReserved } from '../../shared/names';
import { problem, type Problem } from '../../shared/problem';
import type { BpmnElement } from '../element';
import { isStart, structureOf } from '../structure';
import type { ProcessModel, ProcessNode, SequenceFlow } from '../types';
import { lintModel } from './lint';
import { eventTypes } from './read-events';
import { definitionOf, idOf, readNode, type Ways } from './read-node';
import { readXml } from './read-xml';
import { standardFindings } from './rules/index';

export interface CompiledProcess {
  readonly model?: ProcessModel;
  readonly findings: Problem[];
}

/** Shown in the diagram but without meaning for the engine. */
const DRAWING = new Set(['bpmn:TextAnnotation', 'bpmn:Association', 'bpmn:Group', 'bpmn:DataObject', 'bpmn:DataObjectReference', 'bpmn:DataStoreReference']);

function readFlow(element: BpmnElement, id: string): SequenceFlow {
  const body = (element.conditionExpression as { body?: string } | undefined)?.body?.trim();
  return {
    id,
    from: idOf(element.sourceRef) ?? '',
    to: idOf(element.targetRef) ?? '',
    ...(body === undefined || body === '' ? {} : { condition: body.replace(/^=/, '').trim() }),
    ...(element.name ? { title: element.name } : {}),
  };
}

interface Parts {
  readonly nodes: Record<string, ProcessNode>;
  readonly ways: ReadonlyMap<string, Ways>;
  /** compensation: boundary event → handler */
  readonly associations: (readonly [from: string, to: string])[];
  readonly findings: Problem[];
}

const listOf = (value: unknown): BpmnElement[] => (Array.isArray(value) ? (value as BpmnElement[]) : []);

/** The standard lets a sequence flow be without an id: its ends name it. */
function readFlows(container: BpmnElement, flows: Record<string, SequenceFlow>): void {
  for (const element of listOf(container.flowElements)) {
    if (element.$type !== 'bpmn:SequenceFlow') readFlows(element, flows);
    else {
      const between = `${idOf(element.sourceRef) ?? ''}->${idOf(element.targetRef) ?? ''}`;
      const id = element.id ?? (Object.hasOwn(flows, between) ? `${between}:${Object.keys(flows).length}` : between);
      if (!isReserved(id)) flows[id] = readFlow(element, id);
    }
  }
}

function readParts(container: BpmnElement, parent: string | undefined, parts: Parts): void {
  for (const element of listOf(container.artifacts)) if (element.$type === 'bpmn:Association') parts.associations.push([idOf(element.sourceRef) ?? '', idOf(element.targetRef) ?? '']);
  for (const element of listOf(container.flowElements)) readPart(element, parent, parts);
}

function readPart(element: BpmnElement, parent: string | undefined, parts: Parts): void {
  const id = element.id ?? '';
  const isFlow = element.$type === 'bpmn:SequenceFlow';
  if (isReserved(id) || (id === '' && !isFlow)) return void parts.findings.push(problem('process.id-reserved', '', { id }));
  if (isFlow) return undefined;
  const definition = definitionOf(element);
  if (definition) parts.nodes[id] = readNode(element, definition, parent, parts.ways.get(id) ?? { incoming: [], outgoing: [] });
  else if (!DRAWING.has(element.$type)) parts.findings.push(problem('process.element-unknown', `/${id}`, { type: [element.$type, ...eventTypes(element)].join(' ').replaceAll('bpmn:', '') }));
  return readParts(element, id, parts);
}

function waysOf(flows: readonly SequenceFlow[]): Map<string, Ways> {
  const [into, out] = [new Map<string, string[]>(), new Map<string, string[]>()];
  const push = (map: Map<string, string[]>, key: string, id: string): void => void (map.get(key)?.push(id) ?? map.set(key, [id]));
  for (const { id, from, to } of flows) {
    push(out, from, id);
    push(into, to, id);
  }
  return new Map([...into.keys(), ...out.keys()].map((node) => [node, { incoming: into.get(node) ?? [], outgoing: out.get(node) ?? [] }]));
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
  const flows: Record<string, SequenceFlow> = {};
  readFlows(process, flows);
  const parts: Parts = { nodes: {}, ways: waysOf(Object.values(flows)), associations: [], findings: [] };
  readParts(process, undefined, parts);
  const nodes = withHandlers(parts);
  const start = Object.values(nodes).find((node) => node.type === 'start-event' && node.parent === undefined)?.id ?? '';
  const model: ProcessModel = { format: 1, id, title: (process.name ?? '') || id, nodes, flows, start };
  return { model, findings: parts.findings };
}

export const processesIn = (root: BpmnElement): BpmnElement[] => listOf(root.rootElements).filter((element) => element.$type === 'bpmn:Process');

/**
 * Compile one BPMN 2.0 file to a model and say everything that is wrong with it. `id` is the pack's name of the process.
 * The model is there when there is no error finding.
 */
export async function compileProcess(id: string, xml: string): Promise<CompiledProcess> {
  const { root, findings, warnings } = await readXml(xml);
  if (!root) return { findings };
  const forbidden = standardFindings(root, warnings);
  const processes = processesIn(root);
  const [process] = processes;
  if (!process || processes.length !== 1) return { findings: [...forbidden, problem('process.one-process', '', { count: processes.length })] };
  const { model, findings: found } = readProcess(id, process);
  const all = [...forbidden, ...found, ...lintStarts(model), ...lintModel(model)];
  return all.some((entry) => entry.severity === 'error') ? { findings: all } : { model, findings: all };
}

/** The model of a published release: it was checked when it was published, by the rules of that time. Only what cannot be read stops it. */
export async function releasedProcess(id: string, xml: string): Promise<CompiledProcess> {
  const { root, findings } = await readXml(xml);
  const [process] = root ? processesIn(root) : [];
  return process ? { model: readProcess(id, process).model, findings: [] } : { findings };
}

/** What the standard forbids in a file; what is beyond our engine is told as a warning. No house rules: those are for packs. */
export async function checkProcesses(xml: string): Promise<Problem[]> {
  const { root, findings, warnings } = await readXml(xml);
  if (!root) return findings;
  const outside = processesIn(root).flatMap((process) => readProcess(process.id ?? '', process).findings).map((found): Problem => ({ ...found, severity: 'warning' }));
  return [...standardFindings(root, warnings), ...outside];
}
