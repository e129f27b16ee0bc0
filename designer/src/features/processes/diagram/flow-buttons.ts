/** A small plus on every sequence flow: 在此插入环节. */
import { middleOf } from '../model/plan-insert';
import { t } from '../text';
import type { InsertRequest } from './context-pad';
import type { Diagram } from './diagram';
import { isFlow } from './graph-of';
import type { DiagramElement } from './types';

const TYPE = 'insert';

function button(diagram: Diagram, flow: DiagramElement, insert: InsertRequest): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'pe-plus';
  made.dataset.insertFlow = flow.id;
  made.title = t('insert.here');
  const [from, to] = [flow.source, flow.target].map((end) => end?.businessObject.name || t('insert.unnamed'));
  made.setAttribute('aria-label', t('insert.between', { from: from ?? '', to: to ?? '' }));
  made.textContent = '+';
  made.addEventListener('click', (event) => {
    event.stopPropagation();
    diagram.get('selection').select(flow);
    const { left, bottom } = made.getBoundingClientRect();
    insert(flow.id, { x: left, y: bottom + 4 });
  });
  return made;
}

const keyOf = (flow: DiagramElement): string => JSON.stringify([flow.businessObject.name, flow.waypoints?.map(({ x, y }) => [x, y]), flow.source?.businessObject.name, flow.target?.businessObject.name]);

/** The name of a level flow stands on its line: there the button hangs under the line. */
const BELOW_NAME = 10;
const placeOf = (flow: DiagramElement, waypoints: NonNullable<DiagramElement['waypoints']>): { readonly x: number; readonly y: number } => {
  const { x, y } = middleOf(waypoints);
  const isLevel = waypoints.some((point, index) => point.y === y && waypoints[index + 1]?.y === y);
  return { x, y: isLevel && flow.businessObject.name ? y + BELOW_NAME : y };
};

/** Keeps the buttons where the flows are. */
export function flowButtons(diagram: Diagram, insert: InsertRequest): void {
  const shown = new Map<string, { readonly key: string; readonly overlay: string }>();
  const overlays = diagram.get('overlays');
  const draw = (): void => {
    const flows = diagram.get('elementRegistry').filter(isFlow);
    const ids = new Set(flows.map((flow) => flow.id));
    for (const id of [...shown.keys()]) if (!ids.has(id)) shown.delete(id);
    for (const flow of flows) {
      const key = keyOf(flow);
      const before = shown.get(flow.id);
      if (before?.key === key || !flow.waypoints) continue;
      if (before) overlays.remove(before.overlay);
      const middle = placeOf(flow, flow.waypoints);
      const [left, top] = [Math.min(...flow.waypoints.map(({ x }) => x)), Math.min(...flow.waypoints.map(({ y }) => y))];
      const point = document.createElement('div');
      point.className = 'pe-point';
      point.append(button(diagram, flow, insert));
      const overlay = overlays.add(flow.id, TYPE, { position: { left: middle.x - left, top: middle.y - top }, html: point, scale: { min: 0.7, max: 1.5 }, show: { minZoom: 0.15 } });
      shown.set(flow.id, { key, overlay });
    }
  };
  const bus = diagram.get('eventBus');
  const container = diagram.get('canvas').getContainer();
  bus.on('drag.init', () => container.classList.add('is-dragging'));
  bus.on('drag.cleanup', () => container.classList.remove('is-dragging'));
  bus.on('import.render.start', () => shown.clear());
  bus.on(['import.done', 'commandStack.changed'], draw);
}
