import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import { LIANDONG_MODDLE } from '@liandong/core/run';
import Modeler from 'bpmn-js/lib/Modeler';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import { type InsertRequest, padEntries } from './context-pad';
import { t } from '../text';
import { appendMenu, attachMenu, replaceMenu } from './menus';
import { Offered } from './offered';
import { beginScopes, placingRules } from './scopes';
import { TRANSLATE_MODULE } from './translate';
import type { DiagramElement, Get, Services } from './types';

export interface BpmnModeler {
  readonly get: Get;
  importXML(xml: string): Promise<{ warnings: readonly unknown[] }>;
  saveXML(options: { format: boolean }): Promise<{ xml?: string }>;
  destroy(): void;
}

/** Runs a function as one undoable command: what it changes through `modeling` belongs to it. */
class TransactionHandler {
  preExecute(context: { run: () => void }): void {
    context.run();
  }
}

function housePads(insert: InsertRequest) {
  function pad(this: object, injector: { get: Get }, contextPad: Services['contextPad'], popupMenu: Services['popupMenu'], commandStack: Services['commandStack']): void {
    const { get } = injector;
    const service: Get = (name) => get.call(injector, name) as never;
    contextPad.registerProvider({
      getContextPadEntries: (element: DiagramElement) => padEntries(service, element, insert),
      getMultiElementContextPadEntries: (elements: DiagramElement[]) => ({
        delete: { group: 'edit', className: 'bpmn-icon-trash', title: t('pad.delete'), action: { click: () => service('modeling').removeElements(elements.slice()) } },
      }),
    });
    popupMenu.registerProvider('bpmn-replace', { getPopupMenuEntries: (element: DiagramElement) => replaceMenu(service, element) });
    popupMenu.registerProvider('liandong-append', { getPopupMenuEntries: (element: DiagramElement) => appendMenu(service, element) });
    popupMenu.registerProvider('liandong-attach', { getPopupMenuEntries: (element: DiagramElement) => attachMenu(service, element) });
    placingRules(service);
    beginScopes(service);
    commandStack.registerHandler('liandong.transaction', TransactionHandler);
  }
  pad.$inject = ['injector', 'contextPad', 'popupMenu', 'commandStack'];
  const nothing = ['value', {}];
  return { __init__: ['housePads'], housePads: ['type', pad], offered: ['value', new Offered()], contextPadProvider: nothing, replaceMenuProvider: nothing, paletteProvider: nothing };
}

/**
 * bpmn-js with our dialect, in Chinese. The bpmn.io watermark stays visible, as its licence asks.
 * `readonly` gives the viewer, which has no modelling services at all.
 */
export function createModeler(container: HTMLElement, readonly: boolean, insert: InsertRequest): BpmnModeler {
  const options = {
    container,
    moddleExtensions: { zeebe, liandong: LIANDONG_MODDLE },
    additionalModules: readonly ? [TRANSLATE_MODULE] : [TRANSLATE_MODULE, housePads(insert)],
    // elements come in from the palette over the left edge: no scrolling there
    autoScroll: { scrollThresholdIn: [0, 20, 20, 20] },
    bpmnRenderer: { defaultFillColor: 'var(--pe-fill)', defaultStrokeColor: 'var(--pe-stroke)', defaultLabelColor: 'var(--pe-label)' },
    textRenderer: { defaultStyle: { fontFamily: '"PingFang SC","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif', fontSize: 13, lineHeight: 1.3 }, externalStyle: { fontSize: 12 } },
  };
  const made = readonly ? new NavigatedViewer(options as never) : new Modeler(options as never);
  return made as unknown as BpmnModeler;
}
