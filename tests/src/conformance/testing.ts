/** A small folder of cases of our own, in both forms. */
import type { Case } from './case';

const file = (around: string, process: string): string =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">${around}${process}</definitions>`;
const flow = (from: string, to: string, condition = ''): string => `<sequenceFlow sourceRef="${from}" targetRef="${to}">${condition}</sequenceFlow>`;
const when = (text: string): string => `<conditionExpression>${text}</conditionExpression>`;
const script = (id: string, text: string): string => `<scriptTask id="${id}"><script>${text}</script></scriptTask>`;

/** An order is checked; a message or an hour later it is paid by a called process. */
const ORDER = file('<message id="m" name="go on"/>', `<process id="order"><startEvent id="s"/><userTask id="check"/><exclusiveGateway id="g"/><receiveTask id="wait" messageRef="m"/><boundaryEvent id="late" attachedToRef="wait"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></boundaryEvent><callActivity id="call" calledElement="payment"/><endEvent id="e"/><endEvent id="no"/>
${flow('s', 'check')}${flow('check', 'g')}${flow('g', 'wait', when('${fine == true}'))}${flow('g', 'no', when('${fine == false}'))}${flow('wait', 'call')}${flow('late', 'no')}${flow('call', 'e')}</process>`);
const PAYMENT = file('', `<process id="payment"><startEvent id="s"/><userTask id="pay"/><endEvent id="e"/>${flow('s', 'pay')}${flow('pay', 'e')}</process>`);
const TRACE = file('', `<process id="trace"><startEvent id="s"/>${script('one', 'SCRIPT_task1')}<exclusiveGateway id="g"/>${script('two', 'SCRIPT_task2')}<endEvent id="e"/>${flow('s', 'one')}${flow('one', 'g')}${flow('g', 'two', when('test.isFine()'))}${flow('two', 'e')}<endEvent id="n"/>${flow('g', 'n', when('test.isNever()'))}</process>`);
export const FILES: Readonly<Record<string, string>> = { 'order.bpmn': ORDER, 'payment.bpmn': PAYMENT, 'trace.bpmn': TRACE };

export const ENGINE: Case & { readonly expressions: readonly object[] } = {
  id: 'order', files: ['order.bpmn', 'payment.bpmn'],
  expressions: [{ file: 'order.bpmn', on: 'g->wait', kind: 'flow', expr: '${fine == true}', feel: 'fine = true' }, { file: 'order.bpmn', on: 'g->no', kind: 'flow', expr: '${fine == false}', feel: 'fine = false' }],
  steps: [
    { do: 'start', process: 'order', expect: { tasks: ['check'], instances: 1 } },
    { do: 'complete', task: 'check', variables: { fine: true }, expect: { tasks: [], waiting: ['wait'] } },
    { do: 'message', message: 'go on', expect: { tasks: ['pay'], instances: 2 } },
    { do: 'complete', task: 'pay', expect: { tasks: [], instances: 0, status: 'completed' } },
    { do: 'start', process: 'order', variables: { fine: true } },
    { do: 'complete', onlyTask: true, expect: { waiting: ['wait'] } },
    { do: 'advance', by: 'PT59M', expect: { waiting: ['wait'] } },
    { do: 'advance', by: 'PT1M', expect: { instances: 0 } },
  ],
};

export const BENCHMARK = {
  file: 'trace.bpmn', name: 'trace', expressions: [{ in: 'conditionExpression', expr: 'test.isFine()', feel: 'test = "fine"' }, { in: 'conditionExpression', expr: 'test.isNever()', feel: 'false' }],
  cases: [
    { case: 1, variables: { test: 'fine' }, startFirst: [], start: 'trace', waitMs: 0, expectedTrace: ['SCRIPT_task2', 'SCRIPT_task1'] },
    { case: 2, variables: { test: 'other' }, startFirst: [], start: 'trace', waitMs: 0, expectedTrace: ['ERROR_runtime', 'SCRIPT_task1'] },
  ],
};
