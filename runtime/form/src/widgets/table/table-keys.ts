import type { ClipboardEvent, KeyboardEvent } from 'react';

const FOCUSABLE = 'input:not([disabled]), select, textarea, button:not([disabled])';

const rowOf = (target: HTMLElement): number => Number(target.closest<HTMLElement>('[data-row]')?.dataset.row ?? -1);
export const columnOf = (target: EventTarget): string | undefined => (target as HTMLElement).closest<HTMLElement>('[data-cell]')?.dataset.cell?.split('/')[2];

/** Put the cursor into a cell; the first that can be changed without a column. */
export function focusCell(root: HTMLElement | null, row: number, column: string | undefined): void {
  const cells = [...(root?.querySelectorAll<HTMLElement>(`[data-row="${row}"] [data-cell]`) ?? [])];
  const wanted = column === undefined ? cells : cells.filter((cell) => columnOf(cell) === column);
  wanted.flatMap((cell) => [...cell.querySelectorAll<HTMLElement>(FOCUSABLE)])[0]?.focus();
}

/** A line of text that uses neither arrows nor Enter itself. */
const isLine = (target: HTMLElement): boolean => target instanceof HTMLInputElement && target.type === 'text' && target.getAttribute('role') !== 'combobox';
const usesEnter = (target: HTMLElement): boolean => target instanceof HTMLTextAreaElement || target instanceof HTMLButtonElement || target.getAttribute('role') === 'combobox';
const MOVES: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, Enter: 1 };

interface Keys { readonly root: HTMLElement | null; readonly count: number; readonly onAdd: () => void }

/** Enter goes to the row below and makes one after the last; arrows go up and down in lines of text. An input method's own Enter is left alone. */
export function tableKey(event: KeyboardEvent, { root, count, onAdd }: Keys): void {
  const target = event.target as HTMLElement;
  const [row, by] = [rowOf(target), MOVES[event.key]];
  const isMeant = event.key === 'Enter' ? !usesEnter(target) : isLine(target);
  if (by === undefined || row < 0 || !isMeant || event.nativeEvent.isComposing || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  if (event.key === 'Enter' && row === count - 1) onAdd();
  else focusCell(root, row + by, columnOf(target));
}

/** Where a paste begins. */
export function pasteAt(event: ClipboardEvent): { readonly row: number; readonly column: string } | undefined {
  const column = columnOf(event.target);
  return column === undefined ? undefined : { row: rowOf(event.target as HTMLElement), column };
}
