/** What of the diagram is in view, never too small to read when that can be helped. */
import type { Diagram } from './diagram';
import type { DiagramElement } from './types';

const READABLE = 0.62;

/** The whole process, or its beginning when the whole would be too small to read. */
export function fit(diagram: Diagram): void {
  const canvas = diagram.get('canvas');
  const zoom = canvas.zoom('fit-viewport', 'auto');
  if (zoom > 1) canvas.zoom(1, 'auto');
  if (zoom >= READABLE) return;
  const box = canvas.viewbox();
  const [width, height] = [box.outer.width / READABLE, box.outer.height / READABLE];
  canvas.viewbox({ x: box.x, y: box.y + (box.height - height) / 2, width, height });
}

/** The whole process, however small. */
export function fitAll(diagram: Diagram): void {
  const canvas = diagram.get('canvas');
  if (canvas.zoom('fit-viewport', 'auto') > 1) canvas.zoom(1, 'auto');
}

/** Bring an element into view, large enough to read. */
export function show(diagram: Diagram, element: DiagramElement): void {
  const canvas = diagram.get('canvas');
  if (canvas.zoom() < READABLE) canvas.zoom(READABLE, { x: element.x + element.width / 2, y: element.y + element.height / 2 });
  canvas.scrollToElement(element, 80);
}
