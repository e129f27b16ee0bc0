/**
 * Money at rest: a money field, or cell of a table, is integer 分 and says so itself: `{ "fen@1": 125050 }` where 1250.5 stood. So it is read
 * without the release it was written under, and what was stored before as plain 元 still reads as it did. Whoever opens data sees 元.
 */
import { type FieldSpec, fromFen, type Json, type JsonObject, toFen } from '@liandong/core/run';

const MARK = 'fen@1';
/** Beyond it a double has no place for single fen: no form takes so much, and it stays as it was written. */
const MOST = 1e12;

/** Field → it is money, or these columns of it are. */
export type Amounts = ReadonlyMap<string, true | ReadonlySet<string>>;

const isMoney = ({ format }: FieldSpec): boolean => format === 'money';
export function amountsIn(fields: readonly FieldSpec[]): Amounts {
  const found = new Map<string, true | ReadonlySet<string>>();
  for (const field of fields) {
    const columns = Object.values(field.columns ?? {}).filter(isMoney).map(({ id }) => id);
    if (isMoney(field)) found.set(field.id, true);
    else if (columns.length > 0) found.set(field.id, new Set(columns));
  }
  return found;
}

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
const inFen = (value: Json): Json => (typeof value === 'number' && Math.abs(value) <= MOST ? { [MARK]: toFen(value) } : value);
const mapped = (data: JsonObject, change: (value: Json, key: string) => Json): JsonObject => Object.fromEntries(Object.entries(data).map(([key, value]) => [key, change(value, key)]));

/** As it is to be stored. */
export const storedAmounts = (data: JsonObject, amounts: Amounts): JsonObject => mapped(data, (value, field) => {
  const which = amounts.get(field);
  if (which === undefined) return value;
  if (which === true) return inFen(value);
  return Array.isArray(value) ? value.map((row) => (isObject(row) ? mapped(row, (cell, column) => (which.has(column) ? inFen(cell) : cell)) : row)) : value;
});

const fenOf = (value: unknown): number | undefined => (isObject(value) && typeof value[MARK] === 'number' ? value[MARK] : undefined);
const inYuan = (value: Json): Json => {
  const fen = fenOf(value);
  return fen === undefined ? value : fromFen(fen);
};
const hasAmount = (row: unknown): boolean => isObject(row) && Object.values(row).some((cell) => fenOf(cell) !== undefined);

/** As people and rules see it; the same value where no money is in it. */
export function openAmounts(value: Json): Json {
  if (!Array.isArray(value)) return inYuan(value);
  return value.some(hasAmount) ? value.map((row) => (isObject(row) && hasAmount(row) ? mapped(row, inYuan) : row)) : value;
}

const isMarked = (value: unknown): boolean => isObject(value) && MARK in value;
/** Does it look like stored money, itself or in a cell? Nobody can send in what does. */
export const looksStored = (value: unknown): boolean => isMarked(value) || (Array.isArray(value) && value.some((row) => isMarked(row) || (isObject(row) && Object.values(row).some(isMarked))));

/** A path in the database under which an amount of 元, or any other number, is compared: as it lies now, and as it lay before. */
export const amountPath = (path: string): string => `${path}.${MARK}`;
