/** Loop characteristics, mappings and quantities of one activity. */
import type { BpmnElement } from '../element';
import { bodyOf } from '../events/refs';
import type { Loop, Mapping } from '../model';
import { extensionsOf, firstText } from './extension-elements';
import { definitionsOf, readDefinitions } from './read-events';

const feel = (source: string): string => source.trim().replace(/^=/, '').trim();
const optional = <K extends string>(name: K, value: string): { readonly [key in K]?: string } => (value === '' ? {} : ({ [name]: value } as { readonly [key in K]?: string }));

const list = (value: unknown): BpmnElement[] => (Array.isArray(value) ? (value as BpmnElement[]) : []);
const isElement = (value: unknown): value is BpmnElement => typeof value === 'object' && value !== null && '$type' in value;
/** What data is called: a data object or property by its name. */
const dataName = (value: unknown): string => (isElement(value) ? (value.name ?? value.id ?? '') : '');

type Throw = NonNullable<(Loop & { kind: 'multi' })['throws']>[number];
/** Events that are thrown when members are done. */
function readThrows(loop: BpmnElement): readonly Throw[] {
  const named = (reference: unknown, when: 'each' | 'first'): Throw[] => (isElement(reference) ? readDefinitions([reference]).map((event) => ({ when, event })) : []);
  if (loop.behavior === 'None') return named(loop.noneBehaviorEventRef, 'each');
  if (loop.behavior === 'One') return named(loop.oneBehaviorEventRef, 'first');
  if (loop.behavior !== 'Complex') return [];
  return list(loop.complexBehaviorDefinition).flatMap((entry) => (isElement(entry.event) ? readDefinitions(definitionsOf(entry.event)) : []).map((event) => ({ when: { holds: feel(bodyOf(entry.condition)) }, event })));
}

function readMulti(loop: BpmnElement): Loop {
  const throws = readThrows(loop);
  const own = (property: string): string => firstText(loop, 'zeebe:LoopCharacteristics', property);
  return {
    kind: 'multi', sequential: loop.isSequential === true,
    ...optional('collection', feel(own('inputCollection')) || dataName(loop.loopDataInputRef)), ...optional('element', own('inputElement') || dataName(loop.inputDataItem)),
    ...optional('outputCollection', own('outputCollection') || dataName(loop.loopDataOutputRef)), ...optional('outputElement', feel(own('outputElement')) || dataName(loop.outputDataItem)),
    ...optional('cardinality', feel(bodyOf(loop.loopCardinality))), ...optional('completion', feel(bodyOf(loop.completionCondition))),
    ...(throws.length > 0 ? { throws } : {}),
  };
}

export function readLoop(element: BpmnElement): Loop | undefined {
  const loop = element.loopCharacteristics as BpmnElement | undefined;
  if (loop?.$type === 'bpmn:MultiInstanceLoopCharacteristics') return readMulti(loop);
  if (loop?.$type !== 'bpmn:StandardLoopCharacteristics') return undefined;
  const maximum = loop.loopMaximum === undefined ? undefined : Number(loop.loopMaximum);
  return { kind: 'standard', testBefore: loop.testBefore === true, ...optional('condition', feel(bodyOf(loop.loopCondition))), ...(maximum === undefined ? {} : { maximum }) };
}

export function readMappings(element: BpmnElement): { readonly inputs?: readonly Mapping[]; readonly outputs?: readonly Mapping[] } {
  const [mapping] = extensionsOf(element, 'zeebe:IoMapping');
  const read = (list: unknown): Mapping[] => ((list as BpmnElement[] | undefined) ?? []).map((entry) => ({ source: feel(String(entry.source ?? '')), target: String(entry.target ?? '') }));
  const [inputs, outputs] = [read(mapping?.inputParameters), read(mapping?.outputParameters)];
  return { ...(inputs.length > 0 ? { inputs } : {}), ...(outputs.length > 0 ? { outputs } : {}) };
}

export function readQuantity(element: BpmnElement): { readonly quantity?: { readonly start: number; readonly completion: number } } {
  const [start, completion] = [Number(element.startQuantity ?? 1), Number(element.completionQuantity ?? 1)];
  return start === 1 && completion === 1 ? {} : { quantity: { start, completion } };
}
