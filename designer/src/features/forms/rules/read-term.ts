import { OPTION } from './option-fields';
import { type Day, type Fold, FOLDS, type Term } from './sentence';
import type { Reader } from './tokens';

/** A field, the beginning or end of a period, or what is read of an option. */
function fieldName(reader: Reader): string | undefined {
  const name = reader.name();
  if (name === undefined) return undefined;
  const part = name === OPTION ? reader.attempt(() => (reader.take('.') ? reader.name() : undefined)) : undefined;
  if (part !== undefined) return `${name}.${part}`;
  return reader.take('.', 'start') ? `${name}.start` : reader.take('.', 'end') ? `${name}.end` : name;
}

function day(reader: Reader): Day | undefined {
  if (reader.take('today', '(', ')')) return { kind: 'today' };
  if (reader.take('now', '(', ')')) return { kind: 'now' };
  const id = fieldName(reader);
  return id === undefined ? undefined : { kind: 'field', id };
}

function days(text: string | undefined): number | undefined {
  const [, count] = /^P(\d{1,6})D$/.exec(text ?? '') ?? [];
  return count === undefined ? undefined : Number(count);
}

/** What days are counted from: `today()`, `date(found)`, `date and time(found)` */
function base(reader: Reader): { readonly from: Day; readonly isMoment: boolean } | undefined {
  const isDate = reader.take('date', '(');
  const isMoment = !isDate && reader.take('date and time', '(');
  const from = isDate || isMoment ? dated(reader) : day(reader);
  if (!from || (from.kind === 'field' && !isDate && !isMoment)) return undefined;
  return { from, isMoment: isMoment || from.kind === 'now' };
}

/** `today() - duration("P3D")` */
function shifted(reader: Reader): Term | undefined {
  const start = base(reader);
  if (!start) return undefined;
  const sign = reader.take('-', 'duration', '(') ? -1 : reader.take('+', 'duration', '(') ? 1 : undefined;
  const count = sign && days(reader.text());
  return count !== undefined && sign !== undefined && reader.take(')') && !(sign < 0 && count === 0) ? { kind: 'shifted', ...start, days: sign * count } : undefined;
}
function dated(reader: Reader): Day | undefined {
  const id = fieldName(reader);
  return id !== undefined && reader.take(')') ? { kind: 'field', id } : undefined;
}

function age(reader: Reader): Term | undefined {
  if (!reader.take('ageAt', '(')) return undefined;
  const of = fieldName(reader);
  const at = of !== undefined && reader.take(',') ? day(reader) : undefined;
  return of !== undefined && at && reader.take(')') ? { kind: 'age', of, at } : undefined;
}

function between(reader: Reader): Term | undefined {
  if (!reader.take('daysBetween', '(')) return undefined;
  const from = day(reader);
  const to = from && reader.take(',') ? day(reader) : undefined;
  return from && to && reader.take(')') ? { kind: 'days', from, to } : undefined;
}

const ANSWERED = ['[', 'item', '!=', 'null', ']'];

/** `sum(table.column)`, and the longer ways that earlier forms have of saying the same. */
function fold(reader: Reader, how: Fold): Term | undefined {
  if (!reader.take(how, '(')) return undefined;
  const isFromZero = how === 'sum' && reader.take('concatenate', '(', '[', '0', ']', ',');
  const table = reader.name();
  const column = table !== undefined && reader.take('.') ? reader.name() : undefined;
  if (table === undefined || column === undefined) return undefined;
  reader.take(...ANSWERED);
  return reader.take(')') && (!isFromZero || reader.take(')')) ? { kind: 'fold', how, table, column } : undefined;
}

/** `if count(table.column) = 0 then 0 else sum(table.column)`, how earlier forms have a sum. Only as a whole: what is added behind it belongs to its last branch. */
export function sumOrZero(reader: Reader): Term | undefined {
  if (!reader.take('if', 'count', '(')) return undefined;
  const table = reader.name();
  const column = table !== undefined && reader.take('.') ? reader.name() : undefined;
  if (column === undefined || !reader.take(')', '=', '0', 'then', '0', 'else')) return undefined;
  const sum = fold(reader, 'sum');
  return sum?.kind === 'fold' && sum.table === table && sum.column === column ? sum : undefined;
}

function rows(reader: Reader): Term | undefined {
  const table = reader.take('count', '(') ? reader.name() : undefined;
  return table !== undefined && reader.take(')') ? { kind: 'rows', table } : undefined;
}

function plain(reader: Reader): Term | undefined {
  const text = reader.text();
  if (text !== undefined) return { kind: 'text', value: text };
  const number = reader.number();
  if (number !== undefined) return { kind: 'number', value: number };
  if (reader.take('true')) return { kind: 'boolean', value: true };
  if (reader.take('false')) return { kind: 'boolean', value: false };
  if (reader.take('null')) return { kind: 'nothing' };
  if (reader.take('today', '(', ')')) return { kind: 'today' };
  if (reader.take('now', '(', ')')) return { kind: 'now' };
  const param = reader.take('params', '.') ? reader.name() : undefined;
  if (param !== undefined) return { kind: 'param', id: param };
  const id = fieldName(reader);
  return id === undefined ? undefined : { kind: 'field', id };
}

const READERS = [shifted, age, between, rows, ...FOLDS.map((how) => (reader: Reader) => fold(reader, how)), plain];

/** The longest term that stands next, or nothing. */
export function readTerm(reader: Reader): Term | undefined {
  for (const read of READERS) {
    const found = reader.attempt(() => read(reader));
    if (found) return found;
  }
  return undefined;
}
