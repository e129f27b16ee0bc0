/** Pop-up menus of the canvas: change the type of an element, append any element. Generated from the dialect. */
import { DIALECT, type DialectEntry, replacementsFor } from '../model/dialect';
import { elementTitle } from '../text';
import { specOf } from './insert';
import type { DiagramElement, Get } from './types';

type Menu = Record<string, { readonly label: string; readonly className: string; readonly action: () => void }>;

const menuOf = (entries: readonly DialectEntry[], act: (entry: DialectEntry) => void): Menu =>
  Object.fromEntries(entries.map((entry) => [entry.type, { label: elementTitle(entry.type), className: entry.icon, action: () => act(entry) }]));

export const replaceMenu = (get: Get, element: DiagramElement): Menu =>
  menuOf(replacementsFor(element.businessObject as never), (entry) => get('selection').select(get('bpmnReplace').replaceElement(element, specOf(entry))));

export const appendMenu = (get: Get, element: DiagramElement): Menu =>
  menuOf(DIALECT.filter((entry) => !entry.attaches && entry.bpmnType !== 'bpmn:StartEvent'), (entry) => {
    get('autoPlace').append(element, get('elementFactory').createShape(specOf(entry)));
  });
