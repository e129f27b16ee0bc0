/** A small pack for tests of the durable host: an application that is reviewed, offered, delivered. No assertions here. */
import { compileProgram } from '@liandong/core/compile';
import type { PackFiles, Program } from '@liandong/core/run';

const role = (id: string, tier: string, reach: string, maxLevel: string, rights: string[] = []) => ({ id, title: `role ${id}`, tier, reach, maxLevel, rights });
const field = (title: string, level: string, more: object = {}) => ({ type: 'string', title, 'x-privacy': level, ...more });
const form = (id: string, properties: object, required: string[] = []) =>
  JSON.stringify({ id, title: `form ${id}`, record: 'case', schema: { type: 'object', properties, required }, uiSchema: {}, sections: [], rules: [] });
const NOTE = field('note', 'L4');

const NODES = `
  <bpmn:startEvent id="begin"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
  <bpmn:userTask id="write" name="write"><bpmn:extensionElements><zeebe:formDefinition formId="apply"/><liandong:assignment role="AIDE"><liandong:else role="WORKER" at="station"/></liandong:assignment></bpmn:extensionElements><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:userTask>
  <bpmn:userTask id="check" name="check"><bpmn:extensionElements><zeebe:formDefinition formId="review"/><liandong:assignment role="HEAD" at="station" except="initiator"/><liandong:outcome id="pass" title="pass"/><liandong:outcome id="reject" title="reject" comment="required"/><liandong:return to="write"/><liandong:due value="P2WD"/><liandong:fact field="alias"/></bpmn:extensionElements><bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing></bpmn:userTask>
  <bpmn:boundaryEvent id="nudge" name="nudge" attachedToRef="check" cancelActivity="false"><bpmn:outgoing>f9</bpmn:outgoing><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P1D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
  <bpmn:serviceTask id="tell" name="tell"><bpmn:extensionElements><zeebe:taskDefinition type="notify"/></bpmn:extensionElements><bpmn:incoming>f9</bpmn:incoming><bpmn:outgoing>f10</bpmn:outgoing></bpmn:serviceTask>
  <bpmn:endEvent id="told"><bpmn:incoming>f10</bpmn:incoming></bpmn:endEvent>
  <bpmn:exclusiveGateway id="fork" default="f5"><bpmn:incoming>f3</bpmn:incoming><bpmn:outgoing>f4</bpmn:outgoing><bpmn:outgoing>f5</bpmn:outgoing></bpmn:exclusiveGateway>
  <bpmn:endEvent id="refused" name="refused"><bpmn:extensionElements><liandong:record state="refused"/></bpmn:extensionElements><bpmn:incoming>f5</bpmn:incoming></bpmn:endEvent>
  <bpmn:receiveTask id="take" name="take"><bpmn:extensionElements><zeebe:formDefinition formId="claim"/><liandong:assignment role="VOLUNTEER" at="station"/><liandong:fact field="alias"/><liandong:record state="open"/></bpmn:extensionElements><bpmn:incoming>f4</bpmn:incoming><bpmn:outgoing>f6</bpmn:outgoing></bpmn:receiveTask>
  <bpmn:boundaryEvent id="late" name="late" attachedToRef="take"><bpmn:outgoing>f8</bpmn:outgoing><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P30D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
  <bpmn:endEvent id="unmet" name="unmet"><bpmn:extensionElements><liandong:record state="unmet"/></bpmn:extensionElements><bpmn:incoming>f8</bpmn:incoming></bpmn:endEvent>
  <bpmn:userTask id="bring" name="bring"><bpmn:extensionElements><zeebe:formDefinition formId="deliver"/><liandong:assignment role="WORKER" at="station"/></bpmn:extensionElements><bpmn:incoming>f6</bpmn:incoming><bpmn:outgoing>f7</bpmn:outgoing></bpmn:userTask>
  <bpmn:endEvent id="done" name="done"><bpmn:extensionElements><liandong:record state="done"/></bpmn:extensionElements><bpmn:incoming>f7</bpmn:incoming></bpmn:endEvent>`;
const FLOWS = ['f1 begin write', 'f2 write check', 'f3 check fork', 'f4 fork take', 'f5 fork refused', 'f6 take bring', 'f7 bring done', 'f8 late unmet', 'f9 nudge tell', 'f10 tell told'];
const flow = (line: string): string => {
  const [id = '', from = '', to = ''] = line.split(' ');
  const condition = id === 'f4' ? '<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=outcome = "pass"</bpmn:conditionExpression>' : '';
  return `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${condition}</bpmn:sequenceFlow>`;
};
const BPMN = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:liandong="https://liandong.org/schema/bpmn/1.0" id="d" targetNamespace="t">
<bpmn:process id="flow" name="flow" isExecutable="true">${NODES}${FLOWS.map(flow).join('')}</bpmn:process></bpmn:definitions>`;

const state = (id: string, kind: string) => ({ id, title: `state ${id}`, kind });

export const packFiles = (version = '1.0.0'): PackFiles => ({
  'pack.json': JSON.stringify({
    format: 1, id: 'sample', version, title: 'sample',
    roles: [
      role('AIDE', 'room', 'unit', 'L2'), role('WORKER', 'station', 'subtree', 'L3'), role('HEAD', 'station', 'subtree', 'L4'), role('VOLUNTEER', 'station', 'own', 'L0'),
      role('OFFICE', 'county', 'county', 'L1', ['operate', 'figures']), role('ADMIN', 'county', 'own', 'L0', ['accounts']),
    ],
  }),
  'services.json': JSON.stringify({ services: [{ id: 'help', title: 'help', tiers: ['room', 'station'], record: 'case', form: 'apply', process: 'flow', startRoles: ['AIDE', 'WORKER'] }] }),
  'records/case.json': JSON.stringify({
    id: 'case', title: 'case', numbering: '{station}-C-{yyyy}-{seq4}', titleField: 'name', subject: { identity: ['idNo'] },
    states: [state('new', 'open'), state('open', 'open'), state('done', 'done'), state('unmet', 'done'), state('refused', 'void')], initialState: 'new', columns: ['alias', 'name', 'idNo'],
  }),
  'forms/apply.json': form('apply', { alias: field('alias', 'L0'), name: field('name', 'L2', { 'x-format': 'person-name' }), idNo: field('idNo', 'L3', { 'x-format': 'cn-id' }), story: NOTE }, ['alias', 'name']),
  'forms/review.json': form('review', { opinion: field('opinion', 'L1'), story: NOTE }),
  'forms/claim.json': form('claim', { helper: field('helper', 'L2') }, ['helper']),
  'forms/deliver.json': form('deliver', { receipt: field('receipt', 'L1') }),
  'processes/flow.bpmn': BPMN,
  'indicators/cases.json': JSON.stringify({ id: 'cases', title: 'cases', unit: 'item', version: 1, record: 'case', aggregate: 'count', time: 'createdAt' }),
});

export async function aProgram(files = packFiles()): Promise<Program> {
  const { program, findings } = await compileProgram(files);
  if (!program) throw new Error(JSON.stringify(findings.filter((found) => found.severity === 'error'), null, 1));
  return program;
}
