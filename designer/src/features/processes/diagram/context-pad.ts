/** The small menu beside a selected element: append, attach, connect, change, delete. Generated from the dialect. */
import { DIALECT, type DialectEntry, entryOf, replacementsFor } from '../model/dialect';
import { elementTitle, t } from '../text';
import { isFlow, isNode } from './graph-of';
import { specOf } from './insert';
import type { DiagramElement, Get } from './types';

interface PadEntry {
  readonly group: string;
  readonly className: string;
  readonly title: string;
  readonly action: Record<string, (event: Event, element: DiagramElement) => unknown>;
}
export type InsertRequest = (flowId: string, at: { readonly x: number; readonly y: number }) => void;

const CATCHING = ['bpmn:IntermediateCatchEvent', 'bpmn:ReceiveTask'];
const OFTEN = ['user-task', 'exclusive-gateway', 'end-event'];

/** What may follow an element: behind an event-based gateway only what waits. */
const following = (element: DiagramElement): readonly DialectEntry[] =>
  DIALECT.filter((entry) => (element.type === 'bpmn:EventBasedGateway' ? CATCHING.includes(entry.bpmnType) : !entry.attaches && entry.bpmnType !== 'bpmn:StartEvent'));
const often = (element: DiagramElement): readonly DialectEntry[] =>
  following(element).filter((entry) => element.type === 'bpmn:EventBasedGateway' || OFTEN.includes(entry.type));

function appendEntry(get: Get, entry: DialectEntry): PadEntry {
  const { type, ...options } = specOf(entry);
  const shape = () => get('elementFactory').createShape(specOf(entry));
  return {
    group: 'model', className: entry.icon, title: t('pad.append', { element: elementTitle(entry.type) }),
    action: {
      click: (_event, element) => get('autoPlace').append(element, shape()),
      dragstart: (event, element) => get('create').start(event, shape(), { source: element }),
      hover: (_event, element) => {
        get('appendPreview').create(element, type, options);
        return () => get('appendPreview').cleanUp();
      },
    },
  };
}

const attachEntry = (get: Get, entry: DialectEntry): PadEntry => {
  const start = (event: Event): void => get('create').start(event, get('elementFactory').createShape(specOf(entry)));
  return { group: 'model', className: entry.icon, title: t('pad.attach', { element: elementTitle(entry.type) }), action: { click: start, dragstart: start } };
};

function openMenu(get: Get, id: string, element: DiagramElement, event: Event): void {
  const { left, bottom } = (event.target as HTMLElement).getBoundingClientRect();
  get('popupMenu').open(element, id, { x: left, y: bottom + 5 }, { title: t(id === 'bpmn-replace' ? 'pad.replace' : 'pad.more'), width: 240, search: true });
}

function nodeEntries(get: Get, element: DiagramElement): Record<string, PadEntry> {
  const own = entryOf(element.businessObject as never);
  const entries: Record<string, PadEntry> = {};
  if (element.type !== 'bpmn:EndEvent') {
    for (const entry of often(element)) entries[`append.${entry.type}`] = appendEntry(get, entry);
    if (own?.group === 'task') for (const entry of DIALECT) if (entry.attaches) entries[`attach.${entry.type}`] = attachEntry(get, entry);
    entries.more = { group: 'model', className: 'bpmn-icon-screw-wrench', title: t('pad.more'), action: { click: (event) => openMenu(get, 'liandong-append', element, event) } };
    entries.connect = { group: 'connect', className: 'bpmn-icon-connection-multi', title: t('pad.connect'), action: { click: (event) => get('connect').start(event, element), dragstart: (event) => get('connect').start(event, element) } };
  }
  if (replacementsFor(element.businessObject as never).length > 0)
    entries.replace = { group: 'edit', className: 'bpmn-icon-conditional-flow', title: t('pad.replace'), action: { click: (event) => openMenu(get, 'bpmn-replace', element, event) } };
  return entries;
}

/** Called by diagram-js for the selected element. */
export function padEntries(get: Get, element: DiagramElement, insert: InsertRequest): Record<string, PadEntry> {
  const remove: PadEntry = { group: 'edit', className: 'bpmn-icon-trash', title: t('pad.delete'), action: { click: () => get('modeling').removeElements([element]) } };
  if (element.labelTarget) return {};
  if (isFlow(element)) {
    const entry: PadEntry = { group: 'model', className: 'pe-pad-insert', title: t('insert.here'), action: { click: (event) => insert(element.id, { x: (event as MouseEvent).clientX, y: (event as MouseEvent).clientY }) } };
    return { insert: entry, delete: remove };
  }
  return isNode(element) ? { ...nodeEntries(get, element), delete: remove } : { delete: remove };
}
