import { REVEAL } from '../parts/index';

const CONTROLS = 'input:not([disabled]), select, textarea, button:not(.btn-remove):not([disabled])';
const CHOSEN = 'input:checked';

const frameOf = (root: HTMLElement | null, id: string): HTMLElement | undefined =>
  [...(root?.querySelectorAll<HTMLElement>('[data-field], [data-cell]') ?? [])].find((one) => (one.dataset.field ?? one.dataset.cell) === id);

/** Bring a field, or a cell of a child table (`table/row/column`), into view and put the cursor there. */
export function focusField(root: HTMLElement | null, field: string): void {
  const table = frameOf(root, field.split('/')[0] ?? '');
  if (field.includes('/')) table?.querySelector('[data-rows]')?.dispatchEvent(new CustomEvent(REVEAL, { detail: field }));
  const frame = frameOf(root, field) ?? table;
  if (!frame) return;
  frame.scrollIntoView({ block: 'center' });
  (frame.querySelector<HTMLElement>(CHOSEN) ?? frame.querySelector<HTMLElement>(CONTROLS))?.focus({ preventScroll: true });
}

export function focusProblems(root: HTMLElement | null): void {
  const list = root?.querySelector<HTMLElement>('[data-problems]');
  list?.scrollIntoView({ block: 'center' });
  list?.focus({ preventScroll: true });
}

/** A new step begins at its heading. */
export function focusStep(root: HTMLElement | null): void {
  const title = root?.querySelector<HTMLElement>('[data-step-title]');
  title?.scrollIntoView({ block: 'nearest' });
  title?.focus({ preventScroll: true });
}
