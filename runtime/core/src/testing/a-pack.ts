/** Builders for tests: a small pack as files, and its program. No assertions here. */
import { compileProgram } from '../pack/compile-program';
import type { PackFiles, Program } from '../pack/program';

export const aField = (title: string, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({ type: 'string', title, 'x-privacy': 'L1', ...more });

const PROPERTIES: Readonly<Record<string, unknown>> = {
  name: aField('Name', { 'x-format': 'person-name', 'x-privacy': 'L2' }),
  idNo: aField('Id number', { 'x-format': 'cn-id', 'x-privacy': 'L3' }),
  birthDate: aField('Birth date', { format: 'date', 'x-privacy': 'L2', 'x-derive': { from: 'idNo', what: 'birthDate' } }),
  amount: aField('Amount', { type: 'number', 'x-format': 'money' }),
  kind: aField('Kind', { 'x-codes': 'kinds', 'x-privacy': 'L0' }),
  opinion: aField('Opinion'),
};

/** A BPMN file: `nodes` is the inside of the process. */
export const aProcess = (nodes: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:liandong="https://liandong.org/schema/bpmn/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="t">
  <bpmn:process id="p" name="Process" isExecutable="true">${nodes}</bpmn:process>
</bpmn:definitions>`;

export const PROCESS = aProcess(`
  <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
  <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="fill" />
  <bpmn:userTask id="fill" name="Fill">
    <bpmn:extensionElements><zeebe:formDefinition formId="apply" /><liandong:assignment role="worker" at="station" /></bpmn:extensionElements>
    <bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing>
  </bpmn:userTask>
  <bpmn:sequenceFlow id="f2" sourceRef="fill" targetRef="review" />
  <bpmn:userTask id="review" name="Review">
    <bpmn:extensionElements>
      <zeebe:formDefinition formId="apply" />
      <liandong:assignment role="head" at="station" except="initiator"><liandong:else role="boss" at="general" /></liandong:assignment>
      <liandong:access field="*" mode="read" /><liandong:access field="opinion" mode="edit" />
      <liandong:outcome id="pass" title="Pass" /><liandong:outcome id="reject" title="Reject" comment="required" />
      <liandong:return to="fill" /><liandong:due value="P2WD" /><liandong:record state="reviewing" />
    </bpmn:extensionElements>
    <bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing>
  </bpmn:userTask>
  <bpmn:boundaryEvent id="late" name="Late" attachedToRef="review" cancelActivity="false"><bpmn:outgoing>f6</bpmn:outgoing><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P7D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:boundaryEvent>
  <bpmn:sequenceFlow id="f6" sourceRef="late" targetRef="remind" />
  <bpmn:serviceTask id="remind" name="Remind"><bpmn:extensionElements><zeebe:taskDefinition type="notify" /></bpmn:extensionElements><bpmn:incoming>f6</bpmn:incoming><bpmn:outgoing>f7</bpmn:outgoing></bpmn:serviceTask>
  <bpmn:sequenceFlow id="f7" sourceRef="remind" targetRef="reminded" />
  <bpmn:endEvent id="reminded" name="Reminded"><bpmn:incoming>f7</bpmn:incoming></bpmn:endEvent>
  <bpmn:sequenceFlow id="f3" sourceRef="review" targetRef="decision" />
  <bpmn:exclusiveGateway id="decision" name="Decision" default="f5"><bpmn:incoming>f3</bpmn:incoming><bpmn:outgoing>f4</bpmn:outgoing><bpmn:outgoing>f5</bpmn:outgoing></bpmn:exclusiveGateway>
  <bpmn:sequenceFlow id="f4" sourceRef="decision" targetRef="yes"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=outcome = "pass" and amount &lt;= params.cap</bpmn:conditionExpression></bpmn:sequenceFlow>
  <bpmn:sequenceFlow id="f5" sourceRef="decision" targetRef="no" />
  <bpmn:endEvent id="yes" name="Granted"><bpmn:extensionElements><liandong:record state="granted" /></bpmn:extensionElements><bpmn:incoming>f4</bpmn:incoming></bpmn:endEvent>
  <bpmn:endEvent id="no" name="Refused"><bpmn:extensionElements><liandong:record state="refused" /></bpmn:extensionElements><bpmn:incoming>f5</bpmn:incoming></bpmn:endEvent>`);

const ROLES = [
  { id: 'worker', title: 'Worker', tier: 'station', reach: 'unit', maxLevel: 'L3', rights: [] },
  { id: 'head', title: 'Head', tier: 'station', reach: 'subtree', maxLevel: 'L3', rights: [] },
  { id: 'boss', title: 'Boss', tier: 'general', reach: 'county', maxLevel: 'L2', rights: ['operate'] },
];

const OBJECTS: Readonly<Record<string, unknown>> = {
  'pack.json': { format: 1, id: 'small', version: '1.0.0', title: 'Small', parameters: { schema: { type: 'object', properties: { cap: { type: 'number', title: 'Cap' } } }, values: { cap: 500 } }, roles: ROLES },
  'services.json': { services: [{ id: 'S1', title: 'Aid', tiers: ['station'], record: 'aid', form: 'apply', process: 'aid', startRoles: ['worker', 'head'], indicators: ['granted'] }] },
  'codes/kinds.json': { id: 'kinds', title: 'Kinds', items: [{ code: '1', title: 'Goods' }, { code: '2', title: 'Service' }] },
  'records/aid.json': {
    id: 'aid', title: 'Aid', numbering: '{station}-A-{yyyy}-{seq4}', titleField: 'kind', subject: { identity: ['idNo'] },
    states: [
      { id: 'registered', title: 'Registered', kind: 'open' }, { id: 'reviewing', title: 'In review', kind: 'open' }, { id: 'granted', title: 'Granted', kind: 'done' },
      { id: 'refused', title: 'Refused', kind: 'void' }, { id: 'withdrawn', title: 'Withdrawn', kind: 'void' },
    ],
    initialState: 'registered', withdrawnState: 'withdrawn', columns: ['kind', 'amount'],
  },
  'forms/apply.json': {
    id: 'apply', title: 'Application', record: 'aid', schema: { type: 'object', properties: PROPERTIES, required: ['name', 'kind', 'birthDate'] }, uiSchema: {},
    sections: [{ id: 'who', title: 'Who', fields: ['name', 'idNo', 'birthDate'] }, { id: 'what', title: 'What', fields: ['kind', 'amount'] }],
    rules: [
      { id: 'r1', effect: 'visible', target: 'amount', expression: 'kind = "1"' },
      { id: 'r2', effect: 'required', target: 'amount', expression: 'kind = "1"' },
      { id: 'r3', effect: 'check', target: 'amount', expression: 'amount < 10000', message: 'too much' },
    ],
  },
  'indicators/granted.json': { id: 'granted', title: 'Granted', unit: 'item', version: 1, record: 'aid', where: 'state = "granted"', aggregate: 'count', time: 'stateAt.granted' },
  'reports/all.json': { id: 'all', title: 'All', rows: 'station', period: 'year', indicators: ['granted'] },
  'notices/open.json': { id: 'open', title: 'Open', record: 'aid', where: 'state = "granted"', fields: ['kind'] },
  'scenarios/plain.json': {
    id: 'plain', title: 'Plain', at: '2026-01-05T01:00:00.000Z',
    org: [{ id: 'county', parentId: null, tier: 'county', name: 'County' }, { id: 'gs', parentId: 'county', tier: 'general', name: 'General' }, { id: 'st', parentId: 'county', tier: 'station', name: 'Station' }],
    people: [{ id: 'ann', name: 'Ann', grants: [{ role: 'worker', orgId: 'st' }] }, { id: 'kim', name: 'Kim', grants: [{ role: 'head', orgId: 'st' }] }, { id: 'max', name: 'Max', grants: [{ role: 'boss', orgId: 'gs' }] }],
    steps: [
      { by: 'ann', as: 'a', start: { service: 'S1', orgId: 'st', data: { name: 'Li Hua', idNo: '61072219500319000X', kind: '1', amount: 100 } }, expect: { open: ['review'], recordState: 'reviewing', record: { birthDate: '1950-03-19' }, candidates: { review: ['kim'] } } },
      { by: 'kim', complete: { node: 'review', outcome: 'pass', data: { opinion: 'fine' } }, expect: { status: 'completed', endNode: 'yes', recordState: 'granted' } },
    ],
    then: { figures: [{ indicator: 'granted', orgId: 'county', period: '2026', value: 1 }] },
  },
};

/** The files of a sound small pack. `change` replaces files: an object becomes JSON, a function changes the object there, null takes it away. */
export function aPack(change: Readonly<Record<string, unknown>> = {}): PackFiles {
  const files: Record<string, unknown> = { ...(JSON.parse(JSON.stringify(OBJECTS)) as Record<string, unknown>), 'processes/aid.bpmn': PROCESS };
  for (const [path, to] of Object.entries(change)) {
    if (to === null) delete files[path];
    else files[path] = typeof to === 'function' ? (to as (object: unknown) => unknown)(files[path]) : to;
  }
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? content : JSON.stringify(content)]));
}

export async function aProgram(change: Readonly<Record<string, unknown>> = {}): Promise<Program> {
  const { program, findings } = await compileProgram(aPack(change));
  if (!program) throw new Error(JSON.stringify(findings));
  return program;
}
