/** What the text printed in one cell asks for: boxes to tick, blanks after colons, a day, a signature. */
import { guess } from '../recognise/guess';
import type { Proposal } from '../recognise/proposal';
import words from '../recognise/words.json' with { type: 'json' };

const { paper } = words;
const BOX = new RegExp(`(?:${[...paper.boxes].sort((a, b) => b.length - a.length).join('|')})`, 'gu');
const DAY = new RegExp(paper.day);
const SIGN = new RegExp(paper.sign);
const SIGN_LABEL = new RegExp(paper.signLabel);
const BLANKS = /[_＿﹍﹎\s\u00a0]+/g;

export const cleaned = (text: string): string => text.replace(/[\s\u00a0]+/g, '').replace(/[:：]+$/, '').replace(/^[*＊]/, '');
export const isBlank = (text: string): boolean => text.replace(BLANKS, '') === '';
/** Empty brackets after several answers are boxes, too. */
function boxed(text: string): string {
  const brackets = text.match(/[（(][\s\u00a0]*[)）]/g) ?? [];
  return brackets.length < 2 ? text : text.replace(/[（(][\s\u00a0]*[)）]/g, paper.boxes[0] ?? '');
}
export const hasBoxes = (text: string): boolean => (boxed(text).match(BOX) ?? []).length > 0;
export const isNote = (text: string): boolean => paper.note.some((pattern) => new RegExp(pattern).test(text.trim()));
export const isNumbered = (text: string): boolean => new RegExp(paper.numbered).test(text.trim());
const isMany = (text: string): boolean => paper.many.some((word) => text.includes(word));

const optionOf = (text: string): string => text.replace(/[_＿﹍﹎]+/g, '').replace(/[（(]\s*[)）]/g, '').replace(/[\s\u00a0]+/g, '').replace(/^[、,，;；/:：]+|[、,，;；/:：]+$/g, '').replace(/^\d{1,2}[.、．)）]/, '');

/** `□男 □女`, `男□ 女□`: the texts behind or before the boxes. */
function optionsIn(text: string): { readonly before: string; readonly options: readonly string[] } {
  const pieces = boxed(text).split(BOX);
  const isTrailing = optionOf(pieces.at(-1) ?? '') === '' && optionOf(pieces[0] ?? '') !== '' && !/[:：]\s*$/.test(pieces[0] ?? '');
  const [before, options] = isTrailing ? ['', pieces.slice(0, -1)] : [pieces[0] ?? '', pieces.slice(1)];
  return { before: cleaned(before), options: options.map(optionOf).filter((option) => option !== '') };
}

function choice(text: string, label: string): Proposal | undefined {
  const { before, options } = optionsIn(text);
  const title = before || label;
  if (title === '' || options.length === 0) return undefined;
  const named = title.replace(new RegExp(`[（(]?(${paper.many.join('|')})[)）]?`), '') || title;
  return options.length === 1 ? { title: named, widget: 'switch', help: options[0] ?? '' } : { title: named, widget: isMany(`${label}${text}`) ? 'multi-select' : 'select', options };
}

interface Piece { readonly label: string; readonly rest: string }
/** `姓名：____ 电话：____` → each label with what follows it. */
function piecesOf(text: string): Piece[] {
  const found = [...text.matchAll(/([\p{L}\p{N}（）()/“”]{1,24})[ \u00a0]*[:：]/gu)];
  return found.map((match, index) => ({ label: match[1] ?? '', rest: text.slice((match.index ?? 0) + match[0].length, found[index + 1]?.index ?? text.length) }));
}

function ofPiece({ label, rest }: Piece, around: string): Proposal | undefined {
  if (hasBoxes(rest)) return choice(rest, label);
  if (DAY.test(rest)) return { title: cleaned(label), widget: 'date' };
  if (!isBlank(rest.replace(/[（(][^）)]*[）)]/g, ''))) return undefined;
  const guessed = guess(cleaned(label));
  return { title: SIGN_LABEL.test(label) && around !== '' ? `${around}${cleaned(label)}` : cleaned(label), ...guessed };
}

/** All that a text with blanks inside asks for; `label` stands beside it. */
export function asked(text: string, label: string): Proposal[] {
  const title = cleaned(label);
  if (isBlank(text)) return [];
  if (SIGN.test(text) && title !== '') return signed(text, title);
  const pieces = piecesOf(text);
  const each = pieces.map((piece) => ofPiece(piece, title)).filter((one) => one !== undefined);
  if (each.length > 0 && each.length === pieces.length) return each;
  if (hasBoxes(text)) {
    const one = choice(text, title);
    return one ? [one] : [];
  }
  if (DAY.test(text) && isBlank(text.replace(DAY, ''))) return [{ title: title || words.dayTitle, widget: 'date' }];
  return /[_＿﹍﹎]{2,}/.test(text) && title !== '' ? [{ title, ...guess(title) }] : [];
}

/** A field for an opinion with room for a signature and a day. */
function signed(text: string, title: string): Proposal[] {
  const isOnlySign = SIGN.test(title);
  return [
    ...(isOnlySign ? [] : [{ title, ...guess(title) }]), { title: isOnlySign ? title : `${title}${words.signTitle}`, widget: 'signature' },
    ...(DAY.test(text) ? [{ title: `${title}${words.dayTitle}`, widget: 'date' }] : []),
  ];
}
