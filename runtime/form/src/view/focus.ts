const CONTROLS = 'input:not([disabled]), select, textarea, button:not(.btn-remove):not([disabled])';
const CHOSEN = 'input:checked';

/** Bring a field into view and put the cursor there. */
export function focusField(root: HTMLElement | null, field: string): void {
  const frame = [...(root?.querySelectorAll<HTMLElement>('[data-field]') ?? [])].find((one) => one.dataset.field === field);
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
