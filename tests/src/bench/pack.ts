/** The workload as a pack. Id number and phone are personal (L3): they are sealed as in any pack of a county, and masked for those who decide. */
import type { PackFiles } from '@liandong/core/run';

const role = (id: string, tier: string, reach: string) => ({ id, title: id.toLowerCase(), tier, reach, maxLevel: 'L2', rights: [] });
const text = (title: string, level = 'L1') => ({ type: 'string', title, maxLength: 400, 'x-privacy': level });
const form = (id: string, properties: object, required: readonly string[]) =>
  JSON.stringify({ id, title: id, record: 'aid', schema: { type: 'object', properties, required }, uiSchema: {}, sections: [], rules: [] });

/** id, from, to */
type Flows = readonly (readonly string[])[];
const flowsOf = (...lines: readonly string[]): Flows => lines.map((line) => line.split(' '));
const CONDITIONS: Readonly<Record<string, string>> = { toCounty: 'amount &gt; 5000', no: 'approved = false' };

function flow([id = '', from = '', to = '']: readonly string[]): string {
  const when = CONDITIONS[id];
  const condition = when === undefined ? '' : `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=${when}</bpmn:conditionExpression>`;
  return `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}">${condition}</bpmn:sequenceFlow>`;
}

interface Node { readonly type: string; readonly id: string; readonly extensions?: string; readonly attributes?: string; /** what stands in it */ readonly inside?: string }
const node = (type: string, id: string, extensions = '', attributes = ''): Node => ({ type, id, extensions, attributes });
const task = (id: string, formId: string, who: string, at: string): Node =>
  node('userTask', id, `<zeebe:formDefinition formId="${formId}"/><liandong:assignment role="${who}" at="${at}"/><liandong:due value="P5D"/>`);

function element({ type, id, extensions = '', attributes = '', inside = '' }: Node, flows: Flows): string {
  const inner = extensions === '' ? '' : `<bpmn:extensionElements>${extensions}</bpmn:extensionElements>`;
  const [incoming, outgoing] = [flows.filter(([, , to]) => to === id), flows.filter(([, from]) => from === id)];
  const ends = [...incoming.map(([name]) => `<bpmn:incoming>${name}</bpmn:incoming>`), ...outgoing.map(([name]) => `<bpmn:outgoing>${name}</bpmn:outgoing>`)];
  return `<bpmn:${type} id="${id}" name="${id}" ${attributes}>${inner}${ends.join('')}${inside}</bpmn:${type}>`;
}
const drawn = (nodes: readonly Node[], flows: Flows): string => nodes.map((one) => element(one, flows)).join('') + flows.map(flow).join('');
const bpmn = (id: string, nodes: readonly Node[], flows: Flows): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:liandong="https://liandong.org/schema/bpmn/1.0" id="d" targetNamespace="bench">
<bpmn:process id="${id}" name="${id}" isExecutable="true">${drawn(nodes, flows)}</bpmn:process></bpmn:definitions>`;

const END = node('endEvent', 'end', '<liandong:record state="done"/>');
const COUNTY = bpmn('county', [
  node('startEvent', 'start'), task('fill', 'fill', 'CLERK', 'station'), node('exclusiveGateway', 'amount', '', 'default="toStation"'), task('stationApprove', 'approve', 'HEAD', 'station'),
  node('parallelGateway', 'fork'), task('stationApprove2', 'approve', 'HEAD', 'station'), task('countyReview', 'approve', 'REVIEWER', 'county'), node('parallelGateway', 'join'), node('exclusiveGateway', 'merge'),
  node('exclusiveGateway', 'isApproved', '', 'default="yes"'), node('scriptTask', 'record', '<zeebe:script expression="=true" resultVariable="recorded"/>'), END,
], flowsOf(
  'f1 start fill', 'f2 fill amount', 'toCounty amount fork', 'toStation amount stationApprove', 'f3 stationApprove merge', 'f4 fork stationApprove2', 'f5 fork countyReview', 'f6 stationApprove2 join',
  'f7 countyReview join', 'f8 join merge', 'f9 merge isApproved', 'no isApproved fill', 'yes isApproved record', 'f10 record end',
));

const TEN = Array.from({ length: 10 }, (_, index) => `side${index}`);
const SIDES = bpmn('sides', [node('startEvent', 'start'), node('parallelGateway', 'fork'), ...TEN.map((id) => task(id, 'approve', 'HEAD', 'station')), node('parallelGateway', 'join'), END],
  flowsOf('f1 start fork', ...TEN.flatMap((id) => [`to_${id} fork ${id}`, `from_${id} ${id} join`]), 'f2 join end'));

const TIMER = '<bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P3D</bpmn:timeDuration></bpmn:timerEventDefinition>';
const THREE = '<bpmn:multiInstanceLoopCharacteristics isSequential="false"><bpmn:loopCardinality xsi:type="bpmn:tFormalExpression">3</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>';
const INTAKE = drawn(
  [node('startEvent', 'subStart'), task('intake', 'approve', 'CLERK', 'station'), node('endEvent', 'subEnd'), { type: 'boundaryEvent', id: 'late', attributes: 'attachedToRef="intake" cancelActivity="true"', inside: TIMER }, node('endEvent', 'subLate')],
  flowsOf('s1 subStart intake', 's2 intake subEnd', 's3 late subLate'),
);
/** A sub-process whose step has a time limit, then three approve side by side: four steps an instance. */
const CASE = bpmn('case', [node('startEvent', 'start'), { type: 'subProcess', id: 'sub', inside: INTAKE }, { ...task('approve', 'approve', 'HEAD', 'station'), inside: THREE }, END], flowsOf('c1 start sub', 'c2 sub approve', 'c3 approve end'));

const number = (title: string) => ({ type: 'number', title, 'x-privacy': 'L1' });

const service = (id: string, process: string) => ({ id, title: id, tiers: ['station'], record: 'aid', form: 'open', process, startRoles: ['CLERK'] });

export const benchPack: PackFiles = {
  'pack.json': JSON.stringify({
    format: 1, id: 'bench', version: '1.0.0', title: 'bench', roles: [role('CLERK', 'station', 'subtree'), role('HEAD', 'station', 'subtree'), role('REVIEWER', 'county', 'county')],
  }),
  'services.json': JSON.stringify({ services: [service('aid', 'county'), service('sides', 'sides'), service('case', 'case')] }),
  'records/aid.json': JSON.stringify({
    id: 'aid', title: 'aid', numbering: '{station}-{yyyy}-{seq6}', titleField: 'caseNo', subject: { identity: ['idNumber'] },
    states: [{ id: 'open', title: 'open', kind: 'open' }, { id: 'done', title: 'done', kind: 'done' }], initialState: 'open', columns: ['caseNo', 'applicant'],
  }),
  'forms/open.json': form('open', { caseNo: text('case number'), station: text('station') }, ['caseNo']),
  'forms/fill.json': form('fill', {
    amount: number('amount'), applicant: text('applicant', 'L2'), idNumber: text('id number', 'L3'), phone: text('phone', 'L3'), village: text('village'), householdSize: { type: 'integer', title: 'household', 'x-privacy': 'L1' },
    purpose: text('purpose'), address: text('address', 'L2'), situation: text('situation'), attachments: text('attachments'),
  }, ['amount', 'applicant', 'idNumber']),
  'forms/approve.json': form('approve', { approved: { type: 'boolean', title: 'approved', 'x-privacy': 'L1' }, comment: text('comment') }, ['approved']),
  'processes/county.bpmn': COUNTY,
  'processes/sides.bpmn': SIDES,
  'processes/case.bpmn': CASE,
};
