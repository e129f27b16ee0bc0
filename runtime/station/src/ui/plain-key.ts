const TYPING = 'input, textarea, select, [contenteditable], [role="dialog"]';

/** A key pressed without modifiers outside any field or sheet; letters in lower case. */
export function plainKey(event: KeyboardEvent): string | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return undefined;
  if (event.target instanceof Element && event.target.closest(TYPING)) return undefined;
  if (document.querySelector('[aria-modal="true"]')) return undefined;
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}
