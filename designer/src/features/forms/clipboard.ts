/** Copied fields: on the system's clipboard as text, and kept in this browser, so that a button can paste them without asking for leave. */
const KEY = 'liandong.fields';

export function keepCopied(text: string): void {
  try {
    localStorage.setItem(KEY, text);
  } catch {
    // full or forbidden: the clipboard still has it
  }
}
export const keptCopy = (): string => localStorage.getItem(KEY) ?? '';
