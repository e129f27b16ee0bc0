/** A cell as text, and what the spreadsheet held it for. */
export interface Cell {
  readonly text: string;
  readonly kind: 'empty' | 'text' | 'number' | 'boolean' | 'date';
  /** Excel keeps 15 digits: of a longer number the tail is gone */
  readonly isCut?: true;
  /** a day in 1900 or before: a number that was taken for a date */
  readonly isOdd?: true;
}
export const EMPTY: Cell = { text: '', kind: 'empty' };
/** A number before it became a float. */
export interface RawNumber { readonly raw: string }
export type RawCell = string | RawNumber | boolean | Date | null | undefined;

const two = (value: number): string => String(value).padStart(2, '0');

/** The library gives dates as UTC moments; Excel knows no zone. */
function dateCell(at: Date): Cell {
  const year = at.getUTCFullYear();
  if (Number.isNaN(year)) return EMPTY;
  const day = `${String(year).padStart(4, '0')}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
  const seconds = Math.round((at.getTime() % 86_400_000) / 1000);
  const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
  if (year < 1900) return { text: time, kind: 'date', ...(seconds === 0 ? { isOdd: true as const } : {}) };
  return { text: seconds === 0 ? day : `${day}T${time}`, kind: 'date', ...(year === 1900 ? { isOdd: true as const } : {}) };
}

function numberCell(raw: string): Cell {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return { text: raw, kind: 'text' };
  const isCut = Number.isInteger(value) && Math.abs(value) >= 1e15;
  return { text: isCut ? value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 0 }) : String(value), kind: 'number', ...(isCut ? { isCut } : {}) };
}

export function cellOf(value: RawCell): Cell {
  if (value === null || value === undefined) return EMPTY;
  if (value instanceof Date) return dateCell(value);
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE', kind: 'boolean' };
  if (typeof value === 'object') return numberCell(value.raw);
  const text = value.replace(/\u00a0/g, ' ');
  return text.trim() === '' ? EMPTY : { text, kind: 'text' };
}
