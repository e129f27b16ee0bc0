/** Loop characteristics, mappings and quantities of one activity. */
import type { BpmnElement } from '../element';
import { bodyOf } from '../events/refs';
import type { Loop, Mapping } from '../model';
import { extensionsOf, firstText } from './extensions';

const feel = (source: string): string => source.trim().replace(/^=/, '').trim();
const optional = <K extends string>(name: K, value: string): { readonly [key in K]?: string } => (value === '' ? {} : ({ [name]: value } as { readonly [key in K]?: string }));

function readMulti(loop: BpmnElement): Loop {
  const own = (property: string): string => firstText(loop, 'zeebe:LoopCharacteristics', property);
  return {
    kind: 'multi', sequential: loop.isSequential === true,
    ...optional('collection', feel(own('inputCollection'))), ...optional('element', own('inputElement')),
    ...optional('outputCollection', own('outputCollection')), ...optional('outputElement', feel(own('outputElement'))),
    ...optional('cardinality', feel(bodyOf(loop.loopCardinality))), ...optional('completion', feel(bodyOf(loop.completionCondition))),
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
