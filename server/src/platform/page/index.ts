/**
 * Cursor pages: a cursor is the sort key of the last row, opaque to clients. Called by list handlers. It must hold no personal value:
 * cursors stand in URLs.
 */
import { refuse } from '../http/refusal';

const DEFAULT_LIMIT = 30;

export const limitOf = (query: { readonly limit?: number | undefined }): number => query.limit ?? DEFAULT_LIMIT;

/** @example cursorOf('2026-11-24T01:00:00.000Z', 'r1') */
export const cursorOf = (...parts: readonly string[]): string => Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url');

/** The parts of a cursor that a client sent back; undefined for the first page. */
export function readCursor(cursor: string | undefined, parts: number): readonly string[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const found: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(found) && found.length === parts && found.every((part) => typeof part === 'string')) return found;
  } catch {
    // not one of ours: refused below
  }
  return refuse('request.cursor', '/query/cursor');
}

/** One page out of `limit + 1` rows. */
export function pageFrom<Row, Item>(rows: readonly Row[], limit: number, cursor: (row: Row) => string, items: readonly Item[]): { items: Item[]; next?: string } {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { items: items.slice(0, limit), ...(last === undefined ? {} : { next: cursor(last) }) };
}
