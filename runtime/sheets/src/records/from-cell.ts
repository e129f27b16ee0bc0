/** What was written in a cell as an answer, or what is wrong with the cell itself. Whether the answer will do is the form's to say. */
import { formatOf, instantAt, problem, type Json, type Problem } from '@liandong/core/run';
import type { Cell } from '../workbook/cell';
import { chosen, pieces, type Choice } from './choices';
import { isWritten, type SheetColumn } from './plan';
import WORDS from './words.json' with { type: 'json' };

export interface Answer { readonly value?: Json; readonly problem?: Problem }

const wrong = (code: string, params: Problem['params'] = {}): Answer => ({ problem: problem(`sheet.${code}`, '', params) });
const short = (text: string): string => [...text].slice(0, 40).join('');

const DAY = new RegExp(WORDS.pattern.day, 'u');
const UNIT = new RegExp(WORDS.pattern.unit, 'u');
const UNTIL = new RegExp(WORDS.pattern.until, 'u');
/** A day as people write it, as the form wants it; anything else as it is, for the form to refuse. */
function dayOf(text: string): string {
  const [, year, month, day] = DAY.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
}

function day({ kind, text, isOdd }: Cell): Answer {
  if (kind === 'number') return wrong('date-number', { value: short(text) });
  if (isOdd) return wrong('date-1900');
  return { value: dayOf(text.trim()) };
}

const MOMENT = new RegExp(WORDS.pattern.moment, 'u');
/** What a clock of the county shows, as the instant to store. Excel shows midnight as the day alone. */
function moment({ kind, text, isOdd }: Cell): Answer {
  if (kind === 'number') return wrong('date-number', { value: short(text) });
  if (isOdd) return wrong('date-1900');
  const [, date, hour, minute, second] = MOMENT.exec(kind === 'date' && !text.includes('T') ? `${text}T00:00` : text.trim()) ?? [];
  const wall = date === undefined ? undefined : `${dayOf(date)}T${hour?.padStart(2, '0')}:${minute}${second === undefined ? '' : `:${second}`}`;
  return { value: (wall === undefined ? undefined : instantAt(wall)) ?? text.trim() };
}

const clock = ({ kind, text }: Cell): Answer => ({ value: kind === 'date' ? text.slice(-8, -3) : text.trim().replace(/^(\d):/, '0$1:') });

const NUMBER = /^[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?(e[+-]?\d+)?$/i;
/** As many digits as a spreadsheet has: 0.1 + 0.2 is 0.3 there too. */
const DIGITS = 15;
function amount({ kind, text, isCut }: Cell): Answer {
  const plain = text.trim().replace(UNIT, '');
  if (isCut) return wrong('number-cut');
  if (kind === 'date') return wrong('number-date', { value: short(text) });
  return NUMBER.test(plain) ? { value: Number(Number(plain.replaceAll(',', '')).toPrecision(DIGITS)) } : wrong('not-a-number', { value: short(text) });
}

/** What a spreadsheet shows of a long number, copied as a text. */
const FLOAT = /^\d(\.\d+)?e\+?\d{2}$/i;
/** The mark by which a spreadsheet is told to leave digits alone: in a file that another program wrote it is part of the text. */
const APOSTROPHE = /^['\u2018\u2019][\d]/;

function words({ kind, text, isCut }: Cell, format: string | undefined): Answer {
  const plain = text.trim();
  const isCoded = format !== undefined;
  if (isCut || (isCoded && FLOAT.test(plain))) return wrong('number-cut');
  if (kind === 'date') return wrong('text-date', { value: short(text) });
  if (isCoded && APOSTROPHE.test(plain)) return wrong('apostrophe');
  return { value: formatOf(format)?.spell?.(plain) ?? plain };
}

function choice(choices: readonly Choice[], cell: Cell): Answer {
  const found = chosen(choices, cell.text.trim());
  return found ? { value: found.value } : wrong('no-such-option', { value: short(cell.text) });
}

function several({ choices }: SheetColumn, cell: Cell): Answer {
  if (cell.isCut) return wrong('number-cut');
  if (cell.kind === 'date') return wrong('text-date', { value: short(cell.text) });
  const whole = choices && chosen(choices, cell.text.trim());
  if (whole) return { value: [whole.value] };
  const values = pieces(cell.text);
  if (!choices) return { value: values };
  const found = values.map((piece) => chosen(choices, piece));
  const at = found.findIndex((one) => one === undefined);
  return at < 0 ? { value: found.map((one) => one?.value ?? null) } : wrong('no-such-option', { value: short(values[at] ?? '') });
}

function range({ text }: Cell): Answer {
  const [start, end, more] = text.split(UNTIL).map((part) => dayOf(part.trim()));
  return start && end && more === undefined ? { value: { start, end } } : wrong('not-a-range', { value: short(text) });
}
function place({ text }: Cell): Answer {
  const [lat, lng, accuracy] = text.split(/\s*[,，]\s*/u).map(Number);
  if (lat === undefined || lng === undefined || [lat, lng, accuracy ?? 0].some((one) => !Number.isFinite(one))) return wrong('not-a-place', { value: short(text) });
  return { value: { lat, lng, ...(accuracy === undefined ? {} : { accuracy }) } };
}

const BY_FORMAT: Readonly<Record<string, (cell: Cell) => Answer>> = { date: day, 'date-time': moment, clock, 'date-range': range, location: place };

/** Nothing was written: no value, and no problem. */
export function fromCell(column: SheetColumn, cell: Cell): Answer {
  const { spec, choices } = column;
  if (cell.kind === 'empty' || !spec) return {};
  if (!isWritten(spec)) return wrong('file');
  if (spec.type === 'array') return several(column, cell);
  if (choices) return cell.isCut ? wrong('number-cut') : choice(choices, cell);
  const own = BY_FORMAT[spec.format ?? ''];
  if (own) return own(cell);
  return spec.type === 'number' || spec.type === 'integer' ? amount(cell) : words(cell, spec.format);
}
