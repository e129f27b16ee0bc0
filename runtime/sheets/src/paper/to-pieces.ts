/** A printed text with answers where it left room for them. Every field stands in it once. */
import type { PrintPiece } from '@liandong/core/run';
import { type Slot, type SlotKind, slotsIn } from './slots';
import type { Bound } from './to-form';

type Field = Bound['fields'][number];

const KINDS: Readonly<Record<string, SlotKind>> = { date: 'day', datetime: 'day', signature: 'sign', select: 'boxes', 'multi-select': 'boxes', switch: 'boxes' };
const SHOWN: Readonly<Record<string, 'boxes' | 'picture'>> = { select: 'boxes', 'multi-select': 'boxes', switch: 'boxes', signature: 'picture', photo: 'picture' };
const MOST_PIECES = 40;
const MOST_TEXT = 2000;

/** @param table whose column it is */
export function fieldPiece({ id, proposal }: Field, table?: string): PrintPiece {
  const [field, as] = [table === undefined ? id : `${table}/${id}`, SHOWN[proposal.widget]];
  return as === undefined ? { field } : { field, as };
}

/** Each field with the place that suits it best. */
function seated(slots: readonly Slot[], fields: readonly Field[]): { readonly taken: ReadonlyMap<Slot, Field>; readonly left: readonly Field[] } {
  const taken = new Map<Slot, Field>();
  const left: Field[] = [];
  for (const field of fields) {
    const wish = KINDS[field.proposal.widget] ?? 'blank';
    const free = slots.filter((slot) => !taken.has(slot));
    const slot = free.find(({ kind }) => kind === wish) ?? free.find(({ kind }) => kind === 'blank') ?? (wish === 'blank' ? free.find(({ kind }) => kind === 'boxes') : undefined);
    if (slot) taken.set(slot, field);
    else left.push(field);
  }
  return { taken, left };
}

/** A single box has its words beside it: they stay. */
function inSlot(printed: string, field: Field): PrintPiece[] {
  const words = field.proposal.widget === 'switch' ? printed.replace(/[^\p{L}\p{N}，。、；：“”（）]/gu, '') : '';
  return [...(words === '' ? [] : [{ text: `${words}：` }]), fieldPiece(field)];
}

const isText = (piece: PrintPiece): piece is { text: string } => 'text' in piece;
function tidied(pieces: readonly PrintPiece[]): PrintPiece[] {
  const kept: PrintPiece[] = [];
  for (const piece of pieces) {
    const last = kept.at(-1);
    if (isText(piece) && piece.text === '') continue;
    if (isText(piece) && last && isText(last)) kept[kept.length - 1] = { text: (last.text + piece.text).slice(0, MOST_TEXT) };
    else kept.push(piece);
  }
  return kept.slice(0, MOST_PIECES);
}

/** @example piecesOf('Name: ____', [field]) // [{ text: 'Name: ' }, { field: 'text1' }] */
export function piecesOf(text: string, fields: readonly Field[]): PrintPiece[] {
  const slots = slotsIn(text);
  const { taken, left } = seated(slots, fields);
  const pieces: PrintPiece[] = [];
  let at = 0;
  for (const [slot, field] of [...taken].sort(([a], [b]) => a.from - b.from)) {
    pieces.push({ text: text.slice(at, slot.from).slice(0, MOST_TEXT) }, ...inSlot(text.slice(slot.from, slot.to), field));
    at = slot.to;
  }
  pieces.push({ text: text.slice(at).slice(0, MOST_TEXT) });
  // an opinion stands above the line for the signature, anything else behind what is printed
  const isSigned = slots.some(({ kind }) => kind === 'sign');
  const more = left.flatMap((field, index): PrintPiece[] => [...(index > 0 || (!isSigned && text.trim() !== '') ? [{ text: ' ' }] : []), fieldPiece(field)]);
  const printed = text.trim() === '' ? [] : pieces;
  const gap = isSigned && more.length > 0 && !text.startsWith('\n') ? [{ text: '\n' }] : [];
  return tidied(isSigned ? [...more, ...gap, ...printed] : [...printed, ...more]);
}
