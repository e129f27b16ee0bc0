import { randomBytes } from 'node:crypto';
import type { JsonObject, RecordType } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import type { SubjectDoc } from '../model';
import { readersOf } from '../readers';
import type { DataKey } from './value';

const wrapAad = (subjectId: string): string => `subjects/${subjectId}`;
const DATA_KEY_BYTES = 32;

const unwrap = (deps: Deps, doc: Pick<SubjectDoc, '_id' | 'countyId' | 'wrapped'>): DataKey =>
  ({ subjectId: doc._id, key: deps.keys.open(doc.countyId, wrapAad(doc._id), Buffer.from(doc.wrapped, 'base64')) });

/** The blind index of the person a record is about; undefined when the record is its own subject or does not name the person yet. */
function indexOf(deps: Deps, countyId: string, type: RecordType | undefined, data: JsonObject): string | undefined {
  const values = (type?.subject?.identity ?? []).map((field) => data[field]);
  if (values.length === 0 || values.some((value) => typeof value !== 'string' || value.trim() === '')) return undefined;
  return deps.keys.blindIndex(countyId, 'subject', JSON.stringify(values.map((value) => String(value).trim().toUpperCase())));
}

/** The person whom this data names, while his key is there; undefined: nobody known, or erased. */
export async function knownSubject(deps: Deps, countyId: string, type: RecordType | undefined, data: JsonObject): Promise<string | undefined> {
  const index = indexOf(deps, countyId, type, data);
  return index === undefined ? undefined : (await readersOf(deps.db).subjectByIndex(countyId, index))?._id;
}

/** The person of the record that the subject link picks; undefined: the type has none, or nobody is picked yet. */
export async function linkedSubject(deps: Deps, countyId: string, type: RecordType | undefined, data: JsonObject): Promise<string | undefined> {
  const picked = data[subjectField(type) ?? ''];
  return typeof picked === 'string' && picked !== '' ? (await readersOf(deps.db).record(countyId, picked))?.subjectId : undefined;
}
/** The field by which a record says whose it is. */
export const subjectField = (type: RecordType | undefined): string | undefined => type?.links?.find(({ id }) => id === type.subject?.link)?.field;

/** A subject's data key, and the document to insert when the subject is new. */
export interface Subject extends DataKey { readonly fresh?: SubjectDoc }

/** Subjects that one command makes: what several of its records are about is made once. Never kept beyond it. */
export type MadeSubjects = Map<string, Subject>;

/** The subject of a record as its data stands now. */
export async function subjectFor(deps: Deps, { countyId, recordId, type, data, now, made }: { readonly countyId: string; readonly recordId: string; readonly type: RecordType | undefined; readonly data: JsonObject; readonly now: string; readonly made?: MadeSubjects | undefined }): Promise<Subject> {
  const index = indexOf(deps, countyId, type, data);
  const { subject, subjectByIndex } = readersOf(deps.db);
  const own = index === undefined ? ((await linkedSubject(deps, countyId, type, data)) ?? recordId) : undefined;
  const known = await (own === undefined ? subjectByIndex(countyId, index ?? '') : subject(countyId, own));
  if (known) return unwrap(deps, known);
  const name = own ?? index ?? '';
  const before = made?.get(name);
  if (before) return before;
  // a random id: a subject's id shows neither who it is nor which record came first
  const subjectId = own ?? randomBytes(16).toString('hex');
  const key = randomBytes(DATA_KEY_BYTES);
  const wrapped = deps.keys.seal(countyId, wrapAad(subjectId), key).toString('base64');
  const fresh: Subject = { subjectId, key, fresh: { _id: subjectId, countyId, wrapped, createdAt: now, ...(index === undefined ? {} : { index }) } };
  made?.set(name, fresh);
  return fresh;
}

/** Data keys by subject id; a subject whose key was destroyed is missing. Keys are never kept: what is destroyed opens nothing from then on. */
export async function dataKeys(deps: Deps, countyId: string, subjectIds: readonly string[], read: readonly (SubjectDoc | undefined)[] = []): Promise<ReadonlyMap<string, Buffer>> {
  const { subject } = readersOf(deps.db);
  const docs = await Promise.all([...new Set(subjectIds)].map((id) => read.find((doc) => doc?._id === id) ?? subject(countyId, id)));
  return new Map(docs.flatMap((doc) => (doc ? [[doc._id, unwrap(deps, doc).key] as const] : [])));
}
