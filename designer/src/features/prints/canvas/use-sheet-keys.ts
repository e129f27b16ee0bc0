import { cellsOf } from '@liandong/sheets';
import { message } from 'antd';
import { type ClipboardEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { CellActions } from '../actions';
import { keyOf, spotAt, spotsIn } from '../model/area';
import { blockOf, readBlock } from '../model/block';
import { canMerge, lookOf } from '../model/cells';
import { movedOn, type SheetPlace } from '../model/way';
import { wordsAt } from '../model/words';
import { at, type Selected, type Selection } from '../selection';
import { t } from '../text';
import type { EditedPrint } from '../use-print';
import { commandFor } from './commands';
import type { Leave } from './Typing';

/** What cells are called on the clipboard of this browser, beside their text. */
const BLOCK = 'application/x-liandong-cells';

export interface SheetKeys {
  /** the cell that is being typed in, by grid and place */
  readonly typing: { readonly key: string; readonly text: string } | undefined;
  choose(selection: Selection): void;
  type(at: SheetPlace, isNew: boolean): void;
  leave(text: string, way: Leave): void;
  cancel(): void;
  onKeyDown(event: KeyboardEvent): void;
  onCopy(event: ClipboardEvent): void;
  onCut(event: ClipboardEvent): void;
  onPaste(event: ClipboardEvent): void;
}
interface SheetKeysInput {
  readonly edited: EditedPrint;
  readonly selected: Selected | undefined;
  readonly actions: CellActions | undefined;
  /** what the sheet stands in */
  readonly desk: RefObject<HTMLDivElement | null>;
  select(next: Selection | undefined): void;
  /** a cell with more than words is changed piece by piece */
  onPieces(): void;
}

/** The cell's words, when it holds nothing else. */
function plainText(edited: EditedPrint, { grid, place }: SheetPlace): string | undefined {
  const own = edited.print.grids[grid];
  const pieces = (own && spotAt(own, place)?.cell?.pieces) ?? [];
  return pieces.every((piece) => 'text' in piece) ? pieces.map((piece) => ('text' in piece ? piece.text : '')).join('') : undefined;
}
const isTyping = (event: { readonly target: EventTarget | null }): boolean => event.target instanceof Element && event.target.closest('textarea, input') !== null;

/** The focus follows what is chosen by keys, and comes back after typing. */
function useFocus(desk: RefObject<HTMLDivElement | null>, selected: Selected | undefined, isBusy: boolean): () => void {
  const wanted = useRef(false);
  useEffect(() => {
    const spot = selected && spotAt(selected.own, selected.head);
    if (!wanted.current || isBusy || !spot) return;
    wanted.current = false;
    desk.current?.querySelector<HTMLElement>(`[data-grid="${selected.grid}"] [data-place="${keyOf(spot)}"]`)?.focus();
  });
  return () => void (wanted.current = true);
}

/** The keyboard, the clipboard and typing over the sheet. */
export function useSheetKeys({ edited, selected, actions, desk, select, onPieces }: SheetKeysInput): SheetKeys {
  const [typing, setTyping] = useState<SheetKeys['typing']>();
  const want = useFocus(desk, selected, typing !== undefined);
  const choose = (selection: Selection): void => {
    want();
    select(selection);
  };
  const type = (place: SheetPlace, isNew: boolean): void => {
    const text = plainText(edited, place);
    const spot = edited.print.grids[place.grid] && spotAt(edited.print.grids[place.grid]!, place.place);
    if (edited.readonly || !spot) return;
    if (text === undefined) return onPieces();
    select(at(place.grid, spot));
    setTyping({ key: `${place.grid}:${keyOf(spot)}`, text: isNew ? '' : text });
  };
  const leave = (text: string, way: Leave): void => {
    if (!typing || !selected) return;
    const before = plainText(edited, { grid: selected.grid, place: selected.head });
    setTyping(undefined);
    if (before !== text) actions?.write(text);
    const next = way === 'none' ? undefined : movedOn(edited.print, { grid: selected.grid, place: selected.head }, way === 'down' ? 'ArrowDown' : 'ArrowRight');
    if (next) choose(at(next.grid, next.place));
    else if (way !== 'none') want();
  };
  const move = (event: KeyboardEvent, from: Selected): boolean => {
    const next = event.altKey || event.ctrlKey || event.metaKey ? undefined : movedOn(edited.print, { grid: from.grid, place: from.head }, event.key);
    if (!next || (event.shiftKey && next.grid !== from.grid)) return false;
    choose(event.shiftKey ? { grid: from.grid, anchor: from.anchor, head: next.place } : at(next.grid, next.place));
    return true;
  };
  const command = (event: KeyboardEvent, from: Selected): void => {
    const wish = edited.readonly ? 'none' : commandFor(event);
    if (wish === 'none') return;
    // the key that begins it is typed by the browser, so that an input method can take it
    if (wish !== 'typeNew') event.preventDefault();
    want();
    if (wish === 'type' || wish === 'typeNew') type({ grid: from.grid, place: from.head }, wish === 'typeNew');
    else if (wish === 'clear') actions?.clear();
    else if (wish === 'bold') actions?.setLook({ bold: !lookOf(spotAt(from.own, from.head)?.cell).bold });
    else if (canMerge(from.own, from.area)) actions?.merge();
  };
  const clipboard = clipboardOf(edited, selected, actions);
  return {
    typing, choose, type, leave, ...clipboard,
    cancel: () => {
      want();
      setTyping(undefined);
    },
    onKeyDown: (event) => {
      if (typing || !selected || isTyping(event)) return;
      if (move(event, selected)) event.preventDefault();
      else command(event, selected);
    },
  };
}

function clipboardOf(edited: EditedPrint, selected: Selected | undefined, actions: CellActions | undefined): Pick<SheetKeys, 'onCopy' | 'onCut' | 'onPaste'> {
  const copy = (event: ClipboardEvent): boolean => {
    if (!selected || isTyping(event)) return false;
    const { own, area } = selected;
    const lines = Array.from({ length: area.rows }, (_one, row) => spotsIn(own, area).filter((spot) => spot.row === area.row + row).map((spot) => wordsAt(own, spot, spot.cell?.pieces ?? [], edited.world).map(({ text }) => text).join('').replace(/[\t\n]/g, ' ')).join('\t'));
    event.clipboardData.setData('text/plain', lines.join('\n'));
    event.clipboardData.setData(BLOCK, JSON.stringify(blockOf(own, area)));
    event.preventDefault();
    return true;
  };
  return {
    onCopy: (event) => void copy(event),
    onCut: (event) => {
      if (!edited.readonly && copy(event)) actions?.clear();
    },
    onPaste: (event) => {
      if (!selected || !actions || edited.readonly || isTyping(event)) return;
      event.preventDefault();
      const block = readBlock(event.clipboardData.getData(BLOCK));
      if (block) return actions.paste(block);
      const texts = cellsOf(event.clipboardData.getData('text/plain'));
      const left = Math.max(0, ...texts.map((line) => line.length)) - (selected.own.columns.length - selected.area.column);
      if (texts.length > 0) actions.pasteTexts(texts);
      if (left > 0) void message.info(t('clip.left', { n: left }));
    },
  };
}
