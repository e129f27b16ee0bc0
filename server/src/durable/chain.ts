/** Hash chains: an entry's hash covers its content and the hash before it, so a changed, missing or moved entry shows. */
import { sha256Hex } from '@liandong/core/run';
import type { HistoryDoc } from './model';

/** JSON with sorted keys and without absent values: the same text for the same content, also after a trip through the database. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry)}`).join(',')}}`;
}

export const hashOf = (content: unknown): string => sha256Hex(canonical(content));

export type HistoryContent = Pick<HistoryDoc, 'countyId' | 'workId' | 'recordId' | 'seq' | 'commandId' | 'type' | 'bodyHash' | 'by' | 'byName' | 'at' | 'events' | 'effects' | 'prev' | 'recordBase'>;

/** Over the ciphertext: a chain can be proved after a subject's key was destroyed. */
export const historyHash = ({ countyId, workId, recordId, seq, commandId, type, bodyHash, by, byName, at, events, effects, prev, recordBase }: HistoryContent): string =>
  hashOf({ countyId, workId, recordId, seq, commandId, type, bodyHash, by, byName, at, events, effects, prev, recordBase });
