import type { Json, JsonObject } from '@liandong/core/run';
import { openWith, sealWith } from '../../platform/keys/index';

/** A sealed value stands as `{ "sealed@1": "<subject id>.<base64url>" }` where its plain value stood. */
const MARK = 'sealed@1';
export interface DataKey { readonly subjectId: string; readonly key: Buffer }
/** Where a value belongs: it opens nowhere else. */
export interface Place { readonly countyId: string; readonly recordId: string }
const aadOf = ({ countyId, recordId }: Place, field: string): string => `${countyId}/records/${recordId}/${field}`;

export const sealValue = (value: Json, field: string, place: Place, { subjectId, key }: DataKey): JsonObject =>
  ({ [MARK]: `${subjectId}.${sealWith(key, aadOf(place, field), Buffer.from(JSON.stringify(value), 'utf8')).toString('base64url')}` });

interface SealedText { readonly subjectId: string; readonly bytes: Buffer }

/** The parts of a sealed value; undefined for a plain one. */
export function sealedText(value: unknown): SealedText | undefined {
  if (typeof value !== 'object' || value === null || !(MARK in value)) return undefined;
  const [subjectId = '', body = ''] = String(value[MARK]).split('.');
  return { subjectId, bytes: Buffer.from(body, 'base64url') };
}

export const openValue = (sealed: SealedText, field: string, place: Place, key: Buffer): Json =>
  JSON.parse(openWith(key, aadOf(place, field), sealed.bytes).toString('utf8')) as Json;

/** Ids of all subjects under whose keys something in here lies, however deep: values and texts alike. */
export const subjectsIn = (stored: unknown): string[] => [...new Set([...JSON.stringify(stored).matchAll(/"sealed@1(?::|":")([^".]+)\./g)].map(([, id = '']) => id))];

const TEXT_MARK = `${MARK}:`;
/** A text that stays a text when it is sealed: `sealed@1:<subject id>.<base64url>`. */
export const sealText = (text: string, field: string, place: Place, { subjectId, key }: DataKey): string =>
  `${TEXT_MARK}${subjectId}.${sealWith(key, aadOf(place, field), Buffer.from(text, 'utf8')).toString('base64url')}`;

interface OpenText { readonly subjectId: string; open(field: string, place: Place, key: Buffer): string }
/** The parts of a sealed text; undefined for a plain one. */
export function openText(text: string): OpenText | undefined {
  if (!text.startsWith(TEXT_MARK)) return undefined;
  const [subjectId = '', body = ''] = text.slice(TEXT_MARK.length).split('.');
  return { subjectId, open: (field, place, key) => openWith(key, aadOf(place, field), Buffer.from(body, 'base64url')).toString('utf8') };
}
