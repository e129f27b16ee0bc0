/** Where in a printed text something is to be filled in: boxes to tick, a day, a signature, a blank. */
import words from '../recognise/words.json' with { type: 'json' };
import { hasBoxes, isBlank } from './cell-text';

export type SlotKind = 'boxes' | 'day' | 'sign' | 'blank';
/** What stands from `from` to before `to` gives way to the answer. */
export interface Slot { readonly kind: SlotKind; readonly from: number; readonly to: number }

const { paper } = words;
const BOX = new RegExp(`(?:${[...paper.boxes].sort((a, b) => b.length - a.length).join('|')}|[（(][\\s\\u00a0]*[)）])`, 'gu');
const DAY = new RegExp(`[ \\t\\u00a0_＿]*${paper.day}`, 'gu');
const SIGN = new RegExp(`[（(]*${paper.sign}(?:${paper.sign}|[）)/、])*(?:[ \\u00a0]*[:：])?`, 'gu');
const LINE = /[_＿﹍﹎]{2,}/gu;
const LABEL = /[\p{L}\p{N}（）()/“”]{1,24}[ \u00a0]*[:：]/gu;

const matches = (text: string, pattern: RegExp, offset: number): { from: number; to: number; text: string }[] => [...text.matchAll(pattern)].map((match) => ({ from: offset + match.index, to: offset + match.index + match[0].length, text: match[0] }));
const isFree = (slots: readonly Slot[], from: number, to: number): boolean => slots.every((slot) => to <= slot.from || from >= slot.to);

/** `□男 □女`, `男□ 女□`: all boxes of a text with their words, up to the end of the line of the last one. */
function boxesIn(text: string, offset: number): Slot[] {
  const found = matches(text, BOX, 0);
  const [first, last] = [found[0], found.at(-1)];
  if (!hasBoxes(text) || !first || !last) return [];
  const lineEnd = text.indexOf('\n', last.to);
  const behind = text.slice(last.to, lineEnd < 0 ? text.length : lineEnd);
  const isTrailing = isBlank(behind) && !isBlank(text.slice(0, first.from));
  const from = isTrailing ? text.length - text.trimStart().length : first.from;
  return [{ kind: 'boxes', from: offset + from, to: offset + last.to + (isTrailing ? 0 : behind.trimEnd().length) }];
}

/** What stands behind a label, or in a text without labels. */
function slotsBehind(label: string, text: string, offset: number): Slot[] {
  const slots = boxesIn(text, offset);
  const add = (kind: SlotKind, from: number, to: number): void => {
    if (isFree(slots, from, to)) slots.push({ kind, from, to });
  };
  for (const { from, to } of matches(text, DAY, offset)) add('day', from, to);
  for (const { to } of matches(text, SIGN, offset)) add('sign', to, to);
  for (const { from, to } of matches(text, LINE, offset)) add('blank', from, to);
  const isSign = new RegExp(paper.sign).test(label);
  const isAsked = label !== '' && !slots.some(({ kind }) => kind !== 'day') && (isSign || slots.length === 0) && (isBlank(text.replace(DAY, '')) || isSign);
  if (isAsked) add(isSign ? 'sign' : 'blank', offset, offset);
  return slots;
}

/** In the order in which they stand. */
export function slotsIn(text: string): Slot[] {
  const labels = matches(text, LABEL, 0);
  const [first] = labels;
  const before = first ? slotsBehind('', text.slice(0, first.from), 0) : slotsBehind('', text, 0);
  const behind = labels.flatMap(({ to, text: label }, index) => slotsBehind(label, text.slice(to, labels[index + 1]?.from ?? text.length), to));
  return [...before, ...behind].sort((a, b) => a.from - b.from || a.to - b.to);
}
