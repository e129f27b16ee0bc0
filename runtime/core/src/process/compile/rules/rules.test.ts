/** Each rule: a file that breaks it is found out, and nothing else is said about it. */
import { describe, expect, it } from '@jest/globals';
import { checkProcesses } from '../compile';

const file = (process: string, around = ''): string =>
  `<?xml version="1.0"?><definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">${around}<process id="p">${process}</process></definitions>`;
const flow = (from: string, to: string, inner = ''): string => `<sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}">${inner}</sequenceFlow>`;
const START = '<startEvent id="s"/>';
const END = '<endEvent id="e"/>';
const line = (middle: string, id = 'a'): string => `${START}${middle}${END}${flow('s', id)}${flow(id, 'e')}`;
const CONDITION = '<conditionExpression>x</conditionExpression>';
const MESSAGE = '<message id="m" name="m"/>';
const CATCH = (id: string): string => `<intermediateCatchEvent id="${id}"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>`;
const GATEWAY = (more = '', attributes = ''): string => `${START}<eventBasedGateway id="g"${attributes}/>${CATCH('c1')}${CATCH('c2')}${END}${flow('s', 'g')}${flow('g', 'c1')}${flow('g', 'c2')}${flow('c1', 'e')}${flow('c2', 'e')}${more}`;
const edge = (definition: string, attributes = '', host = 'a'): string => line(`<task id="a"/><boundaryEvent id="b" attachedToRef="${host}"${attributes}>${definition}</boundaryEvent>${flow('b', 'e')}`);
const TIMER = '<timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>';
const eventSub = (inner: string, more = ''): string => line(`<task id="a"/><subProcess id="u" triggeredByEvent="true">${inner}</subProcess>${more}`);
const undone = (handler: string, more = ''): string => line(`<task id="a"/><boundaryEvent id="b" attachedToRef="a"><compensateEventDefinition/></boundaryEvent>${handler}${more}`);
const LINKS = (target: string): string => `${START}<intermediateThrowEvent id="t"><linkEventDefinition name="x"/></intermediateThrowEvent>${flow('s', 't')}${target}`;

const SOUND: readonly (readonly [string, string])[] = [
  ['a line', file(line('<task id="a"/>'))],
  ['a flow without an id', file(`${START}${END}<sequenceFlow sourceRef="s" targetRef="e"/>`)],
  ['waiting for events', file(GATEWAY())],
  ['an event at the edge that lets the activity go on', file(edge(TIMER, ' cancelActivity="false"'))],
  ['an event sub-process', file(eventSub(`<startEvent id="us">${TIMER}</startEvent><endEvent id="ue"/>${flow('us', 'ue')}`))],
  ['a process without beginning and end', file('<task id="a"/>')],
  ['compensation', file(undone('<task id="h" isForCompensation="true"/><association id="x" sourceRef="b" targetRef="h"/>'))],
  ['a link', file(LINKS(`<intermediateCatchEvent id="c"><linkEventDefinition name="x"/></intermediateCatchEvent>${END}${flow('c', 'e')}`))],
  ['a cancelled transaction', file(line('<transaction id="a"><startEvent id="i"/><endEvent id="x"><cancelEventDefinition/></endEvent><sequenceFlow id="i_x" sourceRef="i" targetRef="x"/></transaction>'))],
];

const BROKEN: readonly (readonly [string, string, string])[] = [
  ['one id twice', file(line('<task id="a"/><task id="a2"/><textAnnotation id="a2"/>')), 'bpmn.duplicate-id'],
  ['an id that is none', file(line('<task id="a"/><task id="1 b"/>')), 'bpmn.bad-id'],
  ['a flow to nowhere', file(`${START}${flow('s', 'gone')}`), 'bpmn.dangling-reference'],
  ['a flow without an end', file(`${START}<sequenceFlow id="f" sourceRef="s"/>`), 'bpmn.missing-reference'],
  ['a signal that is a message', file(line('<intermediateThrowEvent id="a"><signalEventDefinition signalRef="m"/></intermediateThrowEvent>'), MESSAGE), 'bpmn.wrong-reference'],
  ['a flow to a flow', file(`${START}${END}${flow('s', 'e')}<sequenceFlow id="f" sourceRef="s" targetRef="s_e"/>`), 'bpmn.wrong-reference'],
  ['an event at the edge of a gateway', file(`${line('<task id="a"/><exclusiveGateway id="g"/>')}<boundaryEvent id="b" attachedToRef="g">${TIMER}</boundaryEvent>${flow('b', 'e')}`), 'bpmn.wrong-reference'],
  ['a direction that is none', file(line('<exclusiveGateway id="a" gatewayDirection="Sideways"/>')), 'bpmn.bad-value'],
  ['a flow out of a sub-process', file(line(`<subProcess id="a"><task id="i"/></subProcess>${flow('i', 'e')}`)), 'bpmn.flow-crosses'],
  ['a flow into a start', file(line(`<task id="a"/>${flow('a', 's')}`)), 'bpmn.flow-into-event'],
  ['a flow into an event at the edge', file(`${edge(TIMER)}${flow('s', 'b')}`), 'bpmn.flow-into-event'],
  ['a flow out of an end', file(line(`<task id="a"/>${flow('e', 'a')}`)), 'bpmn.flow-out-of-end'],
  ['a condition behind a parallel gateway', file(`${START}<parallelGateway id="a"/>${END}${flow('s', 'a')}${flow('a', 'e', CONDITION)}`), 'bpmn.condition-place'],
  ['a default that goes out elsewhere', file(line('<exclusiveGateway id="a" default="s_a"/>')), 'bpmn.default-not-outgoing'],
  ['an error that is waited for', file(line('<intermediateCatchEvent id="a"><errorEventDefinition/></intermediateCatchEvent>')), 'bpmn.event-place'],
  ['a process that begins by an error', file('<startEvent id="x"><errorEventDefinition/></startEvent>'), 'bpmn.event-place'],
  ['ending everything in the middle', file(line('<intermediateThrowEvent id="a"><terminateEventDefinition/></intermediateThrowEvent>')), 'bpmn.event-place'],
  ['waiting for nothing', file(line('<intermediateCatchEvent id="a"/>')), 'bpmn.event-missing'],
  ['nothing at the edge', file(edge('')), 'bpmn.event-missing'],
  ['a sub-process that begins by an event', file(line(`<subProcess id="a"><startEvent id="i">${TIMER}</startEvent></subProcess>`)), 'bpmn.sub-start'],
  ['an error that lets go on', file(edge('<errorEventDefinition/>', ' cancelActivity="false"')), 'bpmn.must-interrupt'],
  ['an event sub-process with two starts', file(eventSub(`<startEvent id="u1">${TIMER}</startEvent><startEvent id="u2">${TIMER}</startEvent>`)), 'bpmn.event-sub-start'],
  ['an event sub-process without a start', file(eventSub('<task id="i"/>')), 'bpmn.event-sub-start'],
  ['an event sub-process that begins by nothing', file(eventSub('<startEvent id="us"/>')), 'bpmn.event-missing'],
  ['a flow to an event sub-process', file(eventSub(`<startEvent id="us">${TIMER}</startEvent>`, flow('a', 'u'))), 'bpmn.event-sub-flow'],
  ['an event at the edge of an event sub-process', file(eventSub(`<startEvent id="us">${TIMER}</startEvent>`, `<boundaryEvent id="b" attachedToRef="u">${TIMER}</boundaryEvent>${flow('b', 'e')}`)), 'bpmn.event-sub-edge'],
  ['cancelling at the edge of a task', file(edge('<cancelEventDefinition/>')), 'bpmn.cancel-place'],
  ['cancelling without a transaction', file(`${START}<endEvent id="x"><cancelEventDefinition/></endEvent>${flow('s', 'x')}`), 'bpmn.cancel-place'],
  ['an event at the edge of something elsewhere', file(line(`<subProcess id="a"><task id="i"/></subProcess><boundaryEvent id="b" attachedToRef="i">${TIMER}</boundaryEvent>${flow('b', 'e')}`)), 'bpmn.edge-crosses'],
  ['two times', file(line('<intermediateCatchEvent id="a"><timerEventDefinition><timeDate>2026-01-01</timeDate><timeDuration>P1D</timeDuration></timerEventDefinition></intermediateCatchEvent>')), 'bpmn.timer-time'],
  ['no time', file(line('<intermediateCatchEvent id="a"><timerEventDefinition/></intermediateCatchEvent>')), 'bpmn.timer-time'],
  ['no condition', file(line('<intermediateCatchEvent id="a"><conditionalEventDefinition/></intermediateCatchEvent>')), 'bpmn.condition-missing'],
  ['no signal', file(line('<intermediateCatchEvent id="a"><signalEventDefinition/></intermediateCatchEvent>')), 'bpmn.signal-missing'],
  ['throwing no error', file(`${START}<endEvent id="x"><errorEventDefinition/></endEvent>${flow('s', 'x')}`), 'bpmn.error-missing'],
  ['throwing no escalation', file(line('<intermediateThrowEvent id="a"><escalationEventDefinition/></intermediateThrowEvent>')), 'bpmn.escalation-missing'],
  ['a link without a name', file(`${START}<intermediateThrowEvent id="t"><linkEventDefinition/></intermediateThrowEvent>${flow('s', 't')}`), 'bpmn.link-name'],
  ['a link to nowhere', file(LINKS('')), 'bpmn.link-alone'],
  ['a link to two places', file(LINKS('<intermediateCatchEvent id="c"><linkEventDefinition name="x"/></intermediateCatchEvent><intermediateCatchEvent id="c2"><linkEventDefinition name="x"/></intermediateCatchEvent>')), 'bpmn.link-twice'],
  ['a flow into the end of a link', file(`${LINKS('<intermediateCatchEvent id="c"><linkEventDefinition name="x"/></intermediateCatchEvent>')}${flow('s', 'c')}`), 'bpmn.link-flow'],
  ['a fork that joins', file(`${line('<task id="a"/>')}<parallelGateway id="g" gatewayDirection="Diverging"/>${flow('a', 'g')}${flow('s', 'g')}${flow('g', 'e')}`), 'bpmn.gateway-direction'],
  ['waiting for a task', file(GATEWAY(`<task id="t"/>${flow('g', 't')}`)), 'bpmn.event-gateway-target'],
  ['another way to what is waited for', file(GATEWAY(flow('s', 'c1'))), 'bpmn.event-gateway-other-way'],
  ['waiting for one event', file(`${START}<eventBasedGateway id="g"/>${CATCH('c1')}${flow('s', 'g')}${flow('g', 'c1')}`), 'bpmn.event-gateway-alone'],
  ['receive tasks beside message events', file(GATEWAY(`<receiveTask id="r" messageRef="m"/>${flow('g', 'r')}<intermediateCatchEvent id="c3"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>${flow('g', 'c3')}`), MESSAGE), 'bpmn.event-gateway-mixed'],
  ['an edge behind an event gateway', file(GATEWAY(`<receiveTask id="r" messageRef="m"/>${flow('g', 'r')}<boundaryEvent id="b" attachedToRef="r">${TIMER}</boundaryEvent>${flow('b', 'e')}`), MESSAGE), 'bpmn.event-gateway-edge'],
  ['all events of a gateway in the middle', file(GATEWAY('', ' eventGatewayType="Parallel"')), 'bpmn.event-gateway-parallel'],
  ['something before what begins', file(GATEWAY('', ' instantiate="true"')), 'bpmn.instantiate-flow'],
  ['something before a task that begins', file(line('<receiveTask id="a" instantiate="true" messageRef="m"/>'), MESSAGE), 'bpmn.instantiate-flow'],
  ['many without a number', file(line('<task id="a"><multiInstanceLoopCharacteristics/></task>')), 'bpmn.multi-incomplete'],
  ['fewer than none', file(line('<task id="a"><multiInstanceLoopCharacteristics><loopCardinality>-1</loopCardinality></multiInstanceLoopCharacteristics></task>')), 'bpmn.multi-negative'],
  ['a loop of fewer than none', file(line('<task id="a"><standardLoopCharacteristics loopMaximum="-1"/></task>')), 'bpmn.loop-maximum'],
  ['a handler in the flow', file(undone('<task id="h" isForCompensation="true"/><association id="x" sourceRef="b" targetRef="h"/>', flow('s', 'h'))), 'bpmn.handler-flow'],
  ['a handler that is none', file(undone('<task id="h"/><association id="x" sourceRef="b" targetRef="h"/>')), 'bpmn.handler-not-one'],
  ['nothing that undoes', file(undone('')), 'bpmn.handler-missing'],
  ['a flow out of compensation', file(undone('<task id="h" isForCompensation="true"/><association id="x" sourceRef="b" targetRef="h"/>', flow('b', 'e'))), 'bpmn.compensation-flow'],
  ['a start in what has no order', file(line('<adHocSubProcess id="a"><task id="t"/><startEvent id="i"/></adHocSubProcess>')), 'bpmn.ad-hoc-event'],
  ['a call of nothing', file(line('<callActivity id="a"/>')), 'bpmn.call-missing'],
  ['a message to oneself', file(line('<task id="a"/>'), '<collaboration id="c"><participant id="o" processRef="p"/><messageFlow id="mf" sourceRef="s" targetRef="e"/></collaboration>'), 'bpmn.message-flow-inside'],
  ['a beginning without an end', file('<startEvent id="s"/>'), 'bpmn.start-without-end'],
  ['an end without a beginning', file('<endEvent id="e"/>'), 'bpmn.end-without-start'],
  ['a task that nothing leads to', file(line(`<task id="a"/><task id="b"/>${flow('b', 'e')}`)), 'bpmn.no-incoming'],
  ['a task that leads nowhere', file(line(`<task id="a"/><task id="b"/>${flow('s', 'b')}`)), 'bpmn.no-outgoing'],
  ['an event at the edge that leads nowhere', file(line(`<task id="a"/><boundaryEvent id="b" attachedToRef="a">${TIMER}</boundaryEvent>`)), 'bpmn.edge-dead'],
  ['a flow that only one end lists', file(`<startEvent id="s"><outgoing>s_e</outgoing></startEvent>${END}${flow('s', 'e')}`), 'bpmn.flow-unlisted'],
  ['a condition without a choice', file(`${START}<task id="a"/>${END}${flow('s', 'a')}${flow('a', 'e', CONDITION)}`), 'bpmn.condition-alone'],
  ['a gateway that mixes nothing', file(line('<exclusiveGateway id="a" gatewayDirection="Mixed"/>')), 'bpmn.gateway-direction'],
  ['a time that is none', file(line('<intermediateCatchEvent id="a"><timerEventDefinition><timeDuration>soon</timeDuration></timerEventDefinition></intermediateCatchEvent>')), 'bpmn.timer-format'],
  ['an error without a code', file(`${START}<endEvent id="x"><errorEventDefinition errorRef="er"/></endEvent>${flow('s', 'x')}`, '<error id="er"/>'), 'bpmn.error-missing'],
  ['a definition of another event', file(`${START}<intermediateCatchEvent id="a"><eventDefinitionRef>t</eventDefinitionRef></intermediateCatchEvent><intermediateCatchEvent id="b"><timerEventDefinition id="t"><timeDuration>PT1H</timeDuration></timerEventDefinition></intermediateCatchEvent>${END}${flow('s', 'a')}${flow('a', 'b')}${flow('b', 'e')}`), 'bpmn.definition-not-shared'],
  ['no tokens at all', file(line('<task id="a" startQuantity="0"/>')), 'bpmn.quantity'],
  ['nothing in what has no order', file(line('<adHocSubProcess id="a"/>')), 'bpmn.ad-hoc-empty'],
  ['a call of what begins by an event', file(line('<callActivity id="a" calledElement="q"/>'), `<process id="q"><startEvent id="qs">${TIMER}</startEvent><endEvent id="qe"/>${flow('qs', 'qe')}</process>`), 'bpmn.called-start'],
  ['an element that BPMN does not have', file(line('<task id="a"/><teleport id="x"/>')), 'bpmn.unreadable'],
];

const LEVEL = ['bpmn.no-incoming', 'bpmn.no-outgoing', 'bpmn.start-without-end', 'bpmn.end-without-start'];

describe('the rules of the standard', () => {
  it.each(SOUND)('have nothing against %s', async (_what, xml) => {
    expect(await checkProcesses(xml)).toEqual([]);
  });

  it.each(BROKEN)('forbid %s', async (_what, xml, code) => {
    const errors = (await checkProcesses(xml)).filter(({ severity }) => severity === 'error').map((found) => found.code);
    // the examples are short: not all of them come to an end
    expect([...new Set(errors)].filter((found) => found === code || !LEVEL.includes(found))).toEqual([code]);
  });

  it('warn of what is only unwise', async () => {
    const xml = file(`${START}<task id="a"><standardLoopCharacteristics/></task>${END}${flow('s', 'a', CONDITION)}${flow('a', 'e')}`);
    expect((await checkProcesses(xml)).map(({ code, severity }) => `${code} ${severity}`)).toEqual(['bpmn.condition-place warning', 'bpmn.loop-endless warning']);
  });
});
