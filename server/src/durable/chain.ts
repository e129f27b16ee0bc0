/** Hash chains: an entry's hash covers its content and the hash before it, so a changed, missing or moved entry shows. */
import { createHash } from 'node:crypto';
import type { HistoryDoc } from './model';

/** A name that JSON writes as it is. */
const PLAIN = /^\w+$/;

/** JSON with sorted keys and without absent values: the same text for the same content, also after a trip through the database. */
export function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  let text = '';
  if (Array.isArray(value)) {
    for (const entry of value) text += `${text === '' ? '' : ','}${canonical(entry)}`;
    return `[${text}]`;
  }
  for (const key of Object.keys(value).sort()) {
    const entry = (value as Readonly<Record<string, unknown>>)[key];
    if (entry !== undefined) text += `${text === '' ? '' : ','}${PLAIN.test(key) ? `"${key}"` : JSON.stringify(key)}:${canonical(entry)}`;
  }
  return `{${text}}`;
}

export const hashOf = (content: unknown): string => createHash('sha256').update(canonical(content), 'utf8').digest('hex');

export type HistoryContent = Pick<HistoryDoc, 'countyId' | 'workId' | 'recordId' | 'seq' | 'commandId' | 'type' | 'bodyHash' | 'by' | 'byName' | 'at' | 'events' | 'effects' | 'prev' | 'recordBase' | 'books'>;

/** Over the ciphertext: a chain can be proved after a subject's key was destroyed. */
export const historyHash = ({ countyId, workId, recordId, seq, commandId, type, bodyHash, by, byName, at, events, effects, prev, recordBase, books }: HistoryContent): string =>
  hashOf({ countyId, workId, recordId, seq, commandId, type, bodyHash, by, byName, at, events, effects, prev, recordBase, books });
