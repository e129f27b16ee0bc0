/** The small menu beside a selected element: append, attach, connect, change, delete. Generated from the dialect. */
import { DIALECT, type DialectEntry } from '../model/dialect';
import { elementTitle, t } from '../text';
import { isFlow, isNode } from './graph-of';
import { specOf } from './insert';
import { attachable, basicAttachable, following, replaceable } from './menus';
import type { DiagramElement, Get } from './types';

interface PadEntry {
  readonly group: string;
  readonly className: string;
  readonly title: string;
  readonly action: Record<string, (event: Event, element: DiagramElement) => unknown>;
}
export type InsertRequest = (flowId: string, at: { readonly x: number; readonly y: number }) => void;

const OFTEN = ['user-task', 'exclusive-gateway', 'end-event'];

/** What usually follows; behind an event-based gateway what waits. */
function often(element: DiagramElement): readonly DialectEntry[] {
  const basic = following(element, DIALECT);
  return element.type === 'bpmn:EventBasedGateway' ? basic : basic.filter((entry) => OFTEN.includes(entry.type));
}

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

const MENUS = { 'bpmn-replace': 'pad.replace', 'liandong-append': 'pad.more', 'liandong-attach': 'pad.attachMore' } as const;

function menuEntry(get: Get, id: keyof typeof MENUS, group: string, className: string): PadEntry {
  const open = (event: Event, element: DiagramElement): void => {
    const { left, bottom } = (event.target as HTMLElement).getBoundingClientRect();
    get('popupMenu').open(element, id, { x: left, y: bottom + 5 }, { title: t(MENUS[id]), width: 260, search: true });
  };
  return { group, className, title: t(MENUS[id]), action: { click: open } };
}

function nodeEntries(get: Get, element: DiagramElement): Record<string, PadEntry> {
  const entries: Record<string, PadEntry> = {};
  if (following(element).length > 0 && element.businessObject.isForCompensation !== true) {
    for (const entry of often(element)) entries[`append.${entry.type}`] = appendEntry(get, entry);
    for (const entry of basicAttachable(element)) entries[`attach.${entry.type}`] = attachEntry(get, entry);
    entries.more = menuEntry(get, 'liandong-append', 'model', 'bpmn-icon-screw-wrench');
    if (attachable(element).length > 0) entries.attachMore = menuEntry(get, 'liandong-attach', 'model', 'bpmn-icon-intermediate-event-none');
    entries.connect = { group: 'connect', className: 'bpmn-icon-connection-multi', title: t('pad.connect'), action: { click: (event) => get('connect').start(event, element), dragstart: (event) => get('connect').start(event, element) } };
  }
  if (replaceable(element).length > 0) entries.replace = menuEntry(get, 'bpmn-replace', 'edit', 'bpmn-icon-conditional-flow');
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
