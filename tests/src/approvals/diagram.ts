/** The process of one place, as BPMN XML: a first step, a step before, the step `x` that is tried, a step behind. */
import { compileProcess } from '@liandong/core/compile';
import type { ProcessModel } from '@liandong/core/run';

export const PLACES = ['plain', 'parallel-member', 'sequential-member', 'open-branch', 'called', 'event-sub'] as const;
export type Place = (typeof PLACES)[number];

export interface Wish {
  /** attributes of `liandong:sign`; undefined: one person does the step */
  readonly sign?: string;
  readonly sequential?: boolean;
  /** the step before is the initiator's own too */
  readonly own?: boolean;
  /** more extension elements of `x`, and attributes of its assignment */
  readonly extra?: string;
  readonly assignment?: string;
}

const isOne = (place: Place): boolean => place !== 'parallel-member' && place !== 'sequential-member';

function userTask(id: string, assignment: string, extra = '', loop = ''): string {
  return `<bpmn:userTask id="${id}" name="${id}"><bpmn:extensionElements>${assignment}${extra}</bpmn:extensionElements>${loop}</bpmn:userTask>`;
}
const role = (name: string, more = ''): string => `<liandong:assignment role="${name}" at="station" ${more}/>`;
const flow = (from: string, to: string): string => `<bpmn:sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}" />`;
const YES_NO = '<liandong:outcome id="yes" title="Yes" /><liandong:outcome id="no" title="No" />';

/** The step that is tried, with a reminder at its edge. */
function tried(place: Place, wish: Wish): string {
  const many = wish.sign !== undefined || !isOne(place);
  const sequential = wish.sequential ?? place === 'sequential-member';
  const loop = many ? `<bpmn:multiInstanceLoopCharacteristics isSequential="${sequential}" />` : '';
  const sign = many ? `<liandong:sign ${wish.sign ?? 'rule="all"'} />` : '';
  const policies = '<liandong:return to="*" /><liandong:return to="$caller" /><liandong:reject to="end" /><liandong:due value="P2WD" />';
  return `${userTask('x', wish.assignment ?? role(many ? 'board' : 'chair'), `${YES_NO}${policies}${sign}${wish.extra ?? ''}`, loop)}
    <bpmn:boundaryEvent id="late" attachedToRef="x" cancelActivity="false"><bpmn:timerEventDefinition><bpmn:timeDuration>P5D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
    <bpmn:endEvent id="told" />${flow('late', 'told')}`;
}

const START = '<bpmn:startEvent id="s" />';
function inside(place: Place, wish: Wish): string {
  const steps = `${userTask('a', role('worker'))}${userTask('b', role(wish.own ? 'worker' : 'head'), YES_NO)}${tried(place, wish)}${userTask('z', role('boss'), `${YES_NO}<liandong:return to="*" />`)}`;
  if (place === 'open-branch') {
    return `${START}${steps}${userTask('y', role('clerk'), '<liandong:return to="*" />')}<bpmn:parallelGateway id="f" /><bpmn:parallelGateway id="j" /><bpmn:endEvent id="e" />
      ${flow('s', 'a')}${flow('a', 'b')}${flow('b', 'f')}${flow('f', 'x')}${flow('f', 'y')}${flow('x', 'j')}${flow('y', 'j')}${flow('j', 'z')}${flow('z', 'e')}`;
  }
  if (place === 'event-sub') {
    const [first, ...rest] = steps.split('<bpmn:userTask id="b"');
    const others = `<bpmn:userTask id="b"${rest.join('')}`;
    return `${START}${first}${userTask('m', role('clerk'))}<bpmn:endEvent id="e" />${flow('s', 'a')}${flow('a', 'm')}${flow('m', 'e')}
      <bpmn:subProcess id="objection" triggeredByEvent="true"><bpmn:startEvent id="os"><bpmn:messageEventDefinition messageRef="msg" /></bpmn:startEvent>${others}<bpmn:endEvent id="oe" />
      ${flow('os', 'b')}${flow('b', 'x')}${flow('x', 'z')}${flow('z', 'oe')}</bpmn:subProcess>`;
  }
  return `${START}${steps}<bpmn:endEvent id="e" />${flow('s', 'a')}${flow('a', 'b')}${flow('b', 'x')}${flow('x', 'z')}${flow('z', 'e')}`;
}

const file = (nodes: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:liandong="https://liandong.org/schema/bpmn/1.0" id="d" targetNamespace="t">
<bpmn:message id="msg" name="objection" /><bpmn:process id="p" isExecutable="true">${nodes}</bpmn:process></bpmn:definitions>`;

export const findingsOf = async (place: Place, wish: Wish = {}): Promise<string[]> => (await compileProcess('p', file(inside(place, wish)))).findings.map((found) => found.code);

export async function modelOf(place: Place, wish: Wish): Promise<ProcessModel> {
  const { model, findings } = await compileProcess('p', file(inside(place, wish)));
  if (!model) throw new Error(JSON.stringify(findings));
  return model;
}

/** What calls the process of the place `called`: a step before, the call, a step behind. */
export async function callerModel(): Promise<ProcessModel> {
  const call = '<bpmn:callActivity id="c" name="c"><bpmn:extensionElements><zeebe:calledElement processId="p" /></bpmn:extensionElements></bpmn:callActivity>';
  const { model, findings } = await compileProcess('caller', file(`${START}${userTask('before', role('worker'))}${call}${userTask('behind', role('worker'))}<bpmn:endEvent id="e" />${flow('s', 'before')}${flow('before', 'c')}${flow('c', 'behind')}${flow('behind', 'e')}`));
  if (!model) throw new Error(JSON.stringify(findings));
  return model;
}
