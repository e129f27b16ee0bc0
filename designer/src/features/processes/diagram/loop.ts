/** Doing an activity more than once, and how the signatures of several people count, as plain data and back. */
import { bodyOf, feelOf } from '../model/condition';
import { bodyIn } from './event-props';
import { extensionsOf, setExtensions, textOf } from './extensions';
import type { DiagramElement, Get, Moddle } from './types';

export type LoopKind = 'once' | 'parallel' | 'sequential' | 'again';
/** Expressions are FEEL without `=`; '' = not said. */
export interface LoopSpec {
  readonly kind: LoopKind;
  readonly collection: string;
  readonly element: string;
  readonly cardinality: string;
  readonly completion: string;
  readonly outputCollection: string;
  readonly outputElement: string;
  /** go on as long as it holds */
  readonly condition: string;
  readonly testBefore: boolean;
  readonly maximum: string;
}
const NOTHING: LoopSpec = { kind: 'once', collection: '', element: '', cardinality: '', completion: '', outputCollection: '', outputElement: '', condition: '', testBefore: false, maximum: '' };

const loopIn = (element: DiagramElement): Moddle | undefined => element.businessObject.get('loopCharacteristics') as Moddle | undefined;
const MULTI = 'bpmn:MultiInstanceLoopCharacteristics';
const STANDARD = 'bpmn:StandardLoopCharacteristics';
const OWN = 'zeebe:LoopCharacteristics';
const valuesIn = (loop: Moddle | undefined): readonly Moddle[] => ((loop?.get('extensionElements') as Moddle | undefined)?.get('values') as Moddle[] | undefined) ?? [];

export function loopOf(element: DiagramElement): LoopSpec {
  const loop = loopIn(element);
  if (loop?.$type === STANDARD) return { ...NOTHING, kind: 'again', condition: feelOf(bodyIn(loop, 'loopCondition')), testBefore: loop.get('testBefore') === true, maximum: String(loop.get('loopMaximum') ?? '') };
  if (loop?.$type !== MULTI) return NOTHING;
  const own = valuesIn(loop).find((value) => value.$type === OWN);
  return {
    ...NOTHING, kind: loop.get('isSequential') === true ? 'sequential' : 'parallel',
    collection: feelOf(textOf(own, 'inputCollection')), element: textOf(own, 'inputElement'), outputCollection: textOf(own, 'outputCollection'), outputElement: feelOf(textOf(own, 'outputElement')),
    cardinality: feelOf(bodyIn(loop, 'loopCardinality')), completion: feelOf(bodyIn(loop, 'completionCondition')),
  };
}

function within(get: Get, parent: Moddle, type: string, properties: object): Moddle {
  const made = get('bpmnFactory').create(type, properties);
  made.$parent = parent;
  return made;
}
const said = (properties: Readonly<Record<string, string>>): Record<string, string> => Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== ''));
const feel = (source: string): string => (source === '' ? '' : bodyOf(source));
type Draft = Moddle & Record<string, unknown>;
const setExpression = (get: Get, loop: Draft, property: string, source: string): void => {
  if (source !== '') loop[property] = within(get, loop, 'bpmn:FormalExpression', { body: bodyOf(source) });
};

function standard(get: Get, element: DiagramElement, spec: LoopSpec): Moddle {
  const loop = within(get, element.businessObject, STANDARD, { ...(spec.testBefore ? { testBefore: true } : {}), ...(spec.maximum === '' ? {} : { loopMaximum: Number(spec.maximum) }) }) as Draft;
  setExpression(get, loop, 'loopCondition', spec.condition);
  return loop;
}

/** What the panel does not ask about stays. */
const KEPT = ['behavior', 'noneBehaviorEventRef', 'oneBehaviorEventRef', 'complexBehaviorDefinition', 'loopDataInputRef', 'loopDataOutputRef', 'inputDataItem', 'outputDataItem'];

function multi(get: Get, element: DiagramElement, spec: LoopSpec): Moddle {
  const before = loopIn(element);
  const kept = before?.$type === MULTI ? Object.fromEntries(KEPT.filter((name) => Object.hasOwn(before, name)).map((name) => [name, before.get(name)])) : {};
  const loop = within(get, element.businessObject, MULTI, { ...kept, ...(spec.kind === 'sequential' ? { isSequential: true } : {}) }) as Draft;
  const own = said({ inputCollection: feel(spec.collection), inputElement: spec.element, outputCollection: spec.outputCollection, outputElement: feel(spec.outputElement) });
  const others = valuesIn(before).filter((value) => value.$type !== OWN);
  if (others.length > 0 || Object.keys(own).length > 0) {
    const holder = within(get, loop, 'bpmn:ExtensionElements', { values: [] }) as Draft;
    holder.values = [...others, ...(Object.keys(own).length > 0 ? [within(get, holder, OWN, own)] : [])];
    loop.extensionElements = holder;
  }
  setExpression(get, loop, 'loopCardinality', spec.cardinality);
  setExpression(get, loop, 'completionCondition', spec.completion);
  return loop;
}

export function setLoop(get: Get, element: DiagramElement, spec: LoopSpec): void {
  const loop = spec.kind === 'once' ? undefined : spec.kind === 'again' ? standard(get, element, spec) : multi(get, element, spec);
  get('modeling').updateProperties(element, { loopCharacteristics: loop });
  if (spec.kind !== 'parallel' && spec.kind !== 'sequential') setSign(get, element, undefined);
}

export const SIGN_RULES = ['all', 'any', 'vote'] as const;
/** Core's `SignRule`, as texts; '' = as core reads it then. */
export interface SignSpec {
  readonly rule: (typeof SIGN_RULES)[number];
  readonly consent: string;
  readonly refusal: string;
  readonly onRefusal: 'ends' | 'counted';
  readonly weight: string;
  readonly share: string;
}
export const USUAL_SIGN: SignSpec = { rule: 'all', consent: '', refusal: '', onRefusal: 'ends', weight: '', share: '' };

export function signOf(element: DiagramElement): SignSpec | undefined {
  const [found] = extensionsOf(element, 'liandong:Sign');
  if (!found) return undefined;
  return {
    rule: SIGN_RULES.find((rule) => rule === textOf(found, 'rule')) ?? 'all', onRefusal: textOf(found, 'onRefusal') === 'counted' ? 'counted' : 'ends',
    consent: textOf(found, 'consent'), refusal: textOf(found, 'refusal'), weight: feelOf(textOf(found, 'weight')), share: textOf(found, 'share'),
  };
}
export const setSign = (get: Get, element: DiagramElement, sign: SignSpec | undefined): void => {
  if (sign || extensionsOf(element, 'liandong:Sign').length > 0) setExtensions(get, element, 'liandong:Sign', sign ? [{ attributes: { ...sign, weight: feel(sign.weight) } }] : []);
};
