/**
 * Files of other engines, read as they are and put into our dialect in memory: FEEL for their expressions, somebody for every task, a job
 * for what scripts and services do.
 */
import { type BpmnElement, processesIn, readProcess, readXml } from '@liandong/core/compile';
import type { Json, Loop, Mapping, ProcessModel, ProcessNode, TaskProps } from '@liandong/core/run';
import { ROLE } from './memory-host';

/** FEEL for an expression of the file: found by what it stands at, or by its text. */
export interface Translation { readonly on?: string; readonly kind?: string; readonly in?: string; readonly expr?: string | null; readonly feel?: string }
export interface Adapted { readonly models: readonly ProcessModel[]; readonly findings: readonly string[] }
export interface Dialect {
  readonly expressions?: readonly Translation[];
  /** a task without a type is done by a person */
  readonly tasksAreHuman?: boolean;
}

interface Open { $type: string; id?: string; $attrs?: Record<string, string>; $parent?: Open; [property: string]: unknown }
const isElement = (value: unknown): value is Open => typeof value === 'object' && value !== null && '$type' in value;

/** Everything in the file that contains, without what is only referred to. */
function* elementsIn(element: Open): Generator<Open> {
  yield element;
  for (const value of Object.values(element)) for (const inner of Array.isArray(value) ? value : [value]) if (isElement(inner) && inner.$parent === element) yield* elementsIn(inner);
}

/** Names of the standard for the counters of a multi-instance activity. */
const counters = (feel: string): string => feel.replace(/\bnrOf(Completed|Active|Terminated)?Instances\b/g, (_all, which: string | undefined) => `numberOf${which ?? ''}Instances`);
const EXPRESSIONS = ['conditionExpression', 'loopCardinality', 'completionCondition', 'loopCondition', 'condition', 'activationCondition', 'timeDuration', 'timeDate', 'timeCycle'];

const idOf = (value: unknown): string => (isElement(value) ? (value.id ?? '') : '');
/** What names the place: the id of the element or of one around it, the two ends of a flow, or the kind. */
const placesOf = (element: Open, property: string): string[] => [element.id ?? '', idOf(element.$parent), idOf(element.$parent?.$parent), `${idOf(element.sourceRef)}->${idOf(element.targetRef)}`, property];

function translate(element: Open, expressions: readonly Translation[]): void {
  for (const property of EXPRESSIONS) {
    const body = isElement(element[property]) ? String(element[property].body ?? '').trim() : undefined;
    const places = placesOf(element, property);
    const matching = expressions.filter(({ expr, feel }) => feel !== undefined && body !== undefined && expr?.trim() === body);
    const found = matching.find(({ on }) => on !== undefined && places.includes(on)) ?? matching[0];
    if (found && isElement(element[property])) element[property].body = literalTime(property, counters(found.feel ?? ''));
  }
  // a flow for which the file has no condition at all
  const given = element.$type === 'bpmn:SequenceFlow' && element.conditionExpression === undefined ? expressions.find(({ on, expr, kind }) => kind === 'flow' && (expr ?? null) === null && placesOf(element, '').slice(0, 1).includes(on ?? '?')) : undefined;
  if (given) element.conditionExpression = { $type: 'bpmn:FormalExpression', $parent: element, body: given.feel };
}
/** A time that is no literal is FEEL. */
const literalTime = (property: string, feel: string): string => (property.startsWith('time') && !/^"?(P|R\d*\/|\d{4}-)/.test(feel) ? `=${feel}` : feel.replaceAll(/^"|"$/g, property.startsWith('time') ? '' : '$&'));

/** Engines take a reference to an error that is not there as its code. */
function nameStrangers(warnings: readonly { readonly element?: unknown; readonly property?: string; readonly value?: unknown }[]): void {
  for (const { element, property, value } of warnings) if (property === 'bpmn:errorRef' && isElement(element)) element.errorRef = { $type: 'bpmn:Error', id: String(value) };
}

const attribute = (element: Open | undefined, name: string): string | undefined =>
  Object.entries(element?.$attrs ?? {}).find(([key]) => key.replace(/^.*:/, '') === name)?.[1];
/** `${list}` and `list` name the same variable. */
const plain = (text: string): string => text.replace(/^[$#]\{(.*)\}$/, '$1').trim();

function manyOf(loop: Loop | undefined, element: Open | undefined, strangers: ReadonlyMap<unknown, string>): { loop?: Loop } {
  const own = element?.loopCharacteristics;
  if (loop?.kind !== 'multi' || !isElement(own)) return {};
  const collection = attribute(own, 'collection') ?? strangers.get(own);
  const name = attribute(own, 'elementVariable');
  return { loop: { ...loop, ...(collection === undefined ? {} : { collection: plain(collection) }), ...(name === undefined ? {} : { element: name }) } };
}

/** `in` and `out` of a call: what goes along by name. */
function mappingsOf(element: Open | undefined): Pick<ProcessNode, 'inputs' | 'outputs'> {
  const extensions = isElement(element?.extensionElements) ? element.extensionElements.values : [];
  const read = (kind: string): Mapping[] => (Array.isArray(extensions) ? (extensions as Open[]) : []).filter(({ $type, target }) => $type.endsWith(`:${kind}`) && typeof target === 'string')
    .map(({ source, sourceExpression, target }) => ({ source: plain(String(source ?? sourceExpression ?? '')), target: String(target) }));
  const [inputs, outputs] = [read('in'), read('out')];
  return { ...(inputs.length > 0 ? { inputs } : {}), ...(outputs.length > 0 ? { outputs } : {}) };
}

const TASK: TaskProps = { kind: 'task', assignment: { role: ROLE, except: [], fallback: [] }, outcomes: [], returns: [], facts: [] };
const WORK = new Set(['service-task', 'script-task', 'send-task', 'business-rule-task']);
/** Our own dialect says what a script or service does: `zeebe:` properties. */
const isOurs = ({ props, events }: ProcessNode): boolean => ['service', 'expression', 'decision'].some((name) => props[name] !== undefined) || events?.[0]?.props.name !== undefined && events[0].props.name !== '';

function adaptNode(node: ProcessNode, element: Open | undefined, dialect: Dialect, strangers: ReadonlyMap<unknown, string>): ProcessNode {
  const base = { ...node, ...manyOf(node.loop, element, strangers) };
  if (node.type === 'call-activity') return { ...base, ...mappingsOf(element) };
  if (node.type === 'abstract-task' && dialect.tasksAreHuman) return { ...base, type: 'user-task', task: TASK };
  if (node.task) return { ...base, task: { ...node.task, assignment: node.task.assignment ?? TASK.assignment } as TaskProps };
  if (!WORK.has(node.type) || isOurs(node)) return base;
  const script: Json = typeof element?.script === 'string' ? element.script.trim() : isElement(element?.script) ? String(element.script.body ?? '').trim() : '';
  return { ...base, type: 'service-task', props: { ...node.props, service: 'script', script } };
}

export async function adapt(xml: string, dialect: Dialect): Promise<Adapted> {
  const { root, findings, warnings } = await readXml(xml);
  if (!root) return { models: [], findings: findings.map(({ code }) => code) };
  nameStrangers(warnings);
  const strangers = new Map(warnings.flatMap(({ element, property, value }) => (property === 'bpmn:loopDataInputRef' ? [[element as unknown, String(value)] as const] : [])));
  const elements = [...elementsIn(root as unknown as Open)];
  for (const element of elements) translate(element, dialect.expressions ?? []);
  const byId = new Map(elements.map((element) => [element.id ?? '', element]));
  const read = processesIn(root).map((process: BpmnElement) => readProcess(process.id ?? '', process));
  return {
    models: read.map(({ model }) => ({ ...model, nodes: Object.fromEntries(Object.entries(model.nodes).map(([id, node]) => [id, adaptNode(node, byId.get(id), dialect, strangers)])) })),
    findings: read.flatMap(({ findings: found }) => found.map(({ code, path, params }) => `${code} ${path} ${String(params.type ?? '')}`.trim())),
  };
}
