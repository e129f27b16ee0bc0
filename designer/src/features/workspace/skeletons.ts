import type { Json } from '@liandong/core/run';
import type { Draft } from '../../editing';
import { t } from '../../text';
import { newDmn } from '../../dmn';
import { itemsOf } from './groups';

const newProcess = (id: string, title: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="definitions_${id}" targetNamespace="http://liandong.cn/pack">
  <bpmn:process id="${id}" name="${title.replace(/[<>&"]/g, '')}" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>flow_1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:endEvent id="end" name="${t('add.end')}"><bpmn:incoming>flow_1</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="flow_1" sourceRef="start" targetRef="end" />
  </bpmn:process>
  <bpmndi:BPMNDiagram id="diagram_${id}">
    <bpmndi:BPMNPlane id="plane_${id}" bpmnElement="${id}">
      <bpmndi:BPMNShape id="start_di" bpmnElement="start"><dc:Bounds x="160" y="100" width="36" height="36" /></bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="end_di" bpmnElement="end"><dc:Bounds x="420" y="100" width="36" height="36" /></bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="flow_1_di" bpmnElement="flow_1"><di:waypoint x="196" y="118" /><di:waypoint x="420" y="118" /></bpmndi:BPMNEdge>
    </bpmndi:BPMNPlane>
  </bpmndi:BPMNDiagram>
</bpmn:definitions>
`;

/** `record`: the type of record that it is about, where it is about one; else the first that there is. */
interface NewItem { readonly id: string; readonly title: string; readonly record?: string }

type Made = NewItem & { readonly record: string; firstOf(folder: string): string };

/** What a new item of each folder starts as: as little as the format allows, referring to what the pack already has. */
const SKELETONS: Readonly<Record<string, (about: Made) => string | Json>> = {
  processes: ({ id, title }) => newProcess(id, title),
  decisions: ({ id, title }) => newDmn(id, title),
  forms: ({ id, title, record }) => ({ id, title, record, schema: { type: 'object', properties: {}, required: [] }, uiSchema: {}, sections: [{ id: 'section1', title: t('add.firstSection'), fields: [] }], rules: [] }),
  questions: ({ id, title }) => ({ id, title, property: { title, type: 'string', 'x-privacy': 'L1' }, ui: { 'ui:widget': 'text' } }),
  records: ({ id, title }) => ({ id, title, numbering: '{station}-{yyyy}-{seq4}', titleField: 'title', states: [{ id: 'open', title: t('add.open'), kind: 'open' }], initialState: 'open', columns: ['title'] }),
  codes: ({ id, title }) => ({ id, title, items: [{ code: '1', title: t('add.firstCode') }] }),
  indicators: ({ id, title, record }) => ({ id, title, unit: 'item', version: 1, record, aggregate: 'count', time: 'createdAt' }),
  reports: ({ id, title, firstOf }) => ({ id, title, rows: 'station', period: 'month', indicators: [firstOf('indicators')].filter((one) => one !== '') }),
  plans: ({ id, title, record }) => ({ id, title, record, rhythm: [{ every: 'P1M' }], done: { record, link: 'subject', time: 'occurredAt' } }),
  ledgers: ({ id, title }) => ({ id, title, kind: 'money', dimensions: [], accounts: [{ id: 'cash', title: t('add.cash'), kind: 'asset', dimensions: [] }, { id: 'income', title: t('add.income'), kind: 'source', dimensions: [] }], postings: [] }),
  dashboards: ({ id, title, firstOf }) => ({ id, title, period: 'month', tiles: [{ id: 'tile1', title: t('add.firstTile'), kind: 'number', indicator: firstOf('indicators') }] }),
  prints: ({ id, title, record }) => ({ id, title, record, grids: [{ rows: 1, columns: [1], lines: false, cells: [{ row: 0, column: 0, pieces: [{ text: title }], align: 'center', size: 'title', bold: true }] }] }),
  notices: ({ id, title, record }) => ({ id, title, record, where: 'true', fields: [] }),
};

export function skeletonOf(folder: string, about: NewItem, draft: Pick<Draft, 'files' | 'json'>): string | Json {
  const { id, title } = about;
  const firstOf = (kind: string): string => itemsOf(kind, draft.files, draft.json)[0]?.id ?? '';
  return SKELETONS[folder]?.({ ...about, record: about.record ?? firstOf('records'), firstOf }) ?? { id, title };
}
