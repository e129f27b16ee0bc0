/** A pack of people who are seen more or less often, and of visits to them. No assertions here. */
import type { PackFiles } from '@liandong/core/run';

const json = JSON.stringify;
const text = (title: string, level: string, more: object = {}) => ({ type: 'string', title, 'x-privacy': level, ...more });
const role = (id: string, tier: string, reach: string, rights: string[] = []) => ({ id, title: `role ${id}`, tier, reach, maxLevel: 'L3', rights });
const form = (id: string, record: string, properties: object, required: string[]) => json({ id, title: `form ${id}`, record, schema: { type: 'object', properties, required }, uiSchema: {}, rules: [] });
const state = (id: string, kind: string) => ({ id, title: `state ${id}`, kind });
const ALL = ['worker', 'head'];

const PROCESS = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:liandong="https://liandong.org/schema/bpmn/1.0" id="d" targetNamespace="t">
  <bpmn:process id="visit" name="visit" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:userTask id="fill" name="fill"><bpmn:extensionElements><zeebe:formDefinition formId="visit" /><liandong:assignment role="worker" at="station" /></bpmn:extensionElements><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:userTask>
    <bpmn:endEvent id="end" name="end"><bpmn:extensionElements><liandong:record state="done" /></bpmn:extensionElements><bpmn:incoming>f2</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="fill" /><bpmn:sequenceFlow id="f2" sourceRef="fill" targetRef="end" />
  </bpmn:process>
</bpmn:definitions>`;

export const PLAN = {
  id: 'visits', title: 'plan of visits', record: 'elder',
  rhythm: [{ when: 'grade = "H"', every: 'P7D', grace: 1, title: 'weekly' }, { when: 'grade = "M"', every: 'P1M', grace: 3 }, { every: 'P3M', grace: 7 }],
  done: { record: 'visit', link: 'elder', time: 'visitedOn' }, service: 'visit',
  escalate: [{ days: 3, roles: ['head'] }, { days: 7, roles: ['office'], when: 'grade = "H"' }],
};

export const plansPack = (version = '1.0.0', plan: object = PLAN): PackFiles => ({
  'pack.json': json({ format: 1, id: 'care', version, title: 'care', roles: [role('worker', 'station', 'unit'), role('head', 'station', 'subtree', ['figures']), role('office', 'county', 'county', ['figures', 'publish', 'design'])] }),
  'services.json': json({ services: [{ id: 'visit', title: 'service visit', tiers: ['station'], record: 'visit', form: 'visit', process: 'visit', startRoles: ['worker'], quota: { unit: 'times', period: 'month', value: 4, by: 'station' } }] }),
  'codes/grade.json': json({ id: 'grade', title: 'grade', items: ['H', 'M', 'L'].map((code) => ({ code, title: code })) }),
  'records/elder.json': json({
    id: 'elder', title: 'type elder', kind: 'person', numbering: '{station}-E-{yyyy}-{seq6}', titleField: 'name', states: [state('active', 'open'), state('left', 'done'), state('wrong', 'void')], initialState: 'active', columns: ['name', 'grade'],
    create: { roles: ALL, form: 'elder' }, correct: { roles: ALL }, void: { roles: ALL, state: 'wrong' }, transfer: { roles: ALL },
    actions: [{ id: 'leave', title: 'leave', from: ['active'], to: 'left', roles: ALL }, { id: 'return', title: 'return', from: ['left'], to: 'active', roles: ALL }],
  }),
  'records/visit.json': json({
    id: 'visit', title: 'type visit', numbering: '{station}-V-{yyyy}-{seq6}', titleField: 'visitedOn', states: [state('begun', 'open'), state('done', 'done'), state('wrong', 'void')], initialState: 'begun', columns: ['elder', 'visitedOn'],
    create: { roles: ALL, form: 'visit' }, correct: { roles: ALL }, void: { roles: ALL, state: 'wrong' }, withdrawnState: 'wrong', terminatedState: 'wrong',
    actions: [{ id: 'finish', title: 'finish', from: ['begun'], to: 'done', roles: ALL }],
  }),
  'forms/elder.json': form('elder', 'elder', { name: text('name', 'L2'), grade: text('grade', 'L1', { 'x-codes': 'grade' }), secret: text('secret', 'L3') }, ['name', 'grade']),
  'forms/visit.json': form('visit', 'visit', { elder: text('elder', 'L2', { 'x-ref': { kind: 'record', record: 'elder' } }), visitedOn: text('visited on', 'L1', { format: 'date' }) }, ['elder', 'visitedOn']),
  'processes/visit.bpmn': PROCESS,
  'plans/visits.json': json(plan),
});
