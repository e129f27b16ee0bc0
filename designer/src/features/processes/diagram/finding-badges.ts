/** What is wrong, as a mark on the element concerned. */
import type { Diagram } from './diagram';

const TYPE = 'finding';
export interface Mark { readonly node: string; readonly severity: 'error' | 'warning' | 'info'; readonly text: string }

const WORST = ['error', 'warning', 'info'] as const;

export function showMarks(diagram: Diagram, marks: readonly Mark[]): void {
  const overlays = diagram.get('overlays');
  overlays.remove({ type: TYPE });
  const nodes = new Set(marks.map((mark) => mark.node));
  for (const node of nodes) {
    const own = marks.filter((mark) => mark.node === node);
    const element = diagram.element(node);
    if (!element) continue;
    const badge = document.createElement('button');
    badge.type = 'button';
    badge.className = `pe-badge is-${WORST.find((severity) => own.some((mark) => mark.severity === severity)) ?? 'info'}`;
    badge.dataset.findingAt = node;
    badge.title = own.map((mark) => mark.text).join('\n');
    badge.setAttribute('aria-label', badge.title);
    badge.textContent = own.length > 1 ? String(own.length) : '!';
    badge.addEventListener('click', () => diagram.select(node));
    overlays.add(node, TYPE, { position: { top: -10, left: -10 }, html: badge, scale: { min: 0.8, max: 1.5 } });
  }
}
