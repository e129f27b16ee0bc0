import { randomBytes } from 'node:crypto';
import type { JsonObject, RecordType } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { subjectModel, type Session, type SubjectDoc } from '../model';
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

/** A subject's data key, and the document to insert when the subject is new. */
export interface Subject extends DataKey { readonly fresh?: SubjectDoc }

/** The subject of a record as its data stands now. */
export async function subjectFor(deps: Deps, countyId: string, recordId: string, type: RecordType | undefined, data: JsonObject, now: string): Promise<Subject> {
  const index = indexOf(deps, countyId, type, data);
  const known = await subjectModel(deps.db).findOne(index === undefined ? { countyId, _id: recordId } : { countyId, index }).lean();
  if (known) return unwrap(deps, known);
  // a random id: a subject's id shows neither who it is nor which record came first
  const subjectId = index === undefined ? recordId : randomBytes(16).toString('hex');
  const key = randomBytes(DATA_KEY_BYTES);
  const wrapped = deps.keys.seal(countyId, wrapAad(subjectId), key).toString('base64');
  return { subjectId, key, fresh: { _id: subjectId, countyId, wrapped, createdAt: now, ...(index === undefined ? {} : { index }) } };
}

export const insertSubject = async (deps: Deps, doc: SubjectDoc, session: Session): Promise<void> => {
  await subjectModel(deps.db).insertMany([doc], { session });
};

/** Data keys by subject id; a subject whose key was destroyed is missing. */
export async function dataKeys(deps: Deps, countyId: string, subjectIds: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
  if (subjectIds.length === 0) return new Map();
  const docs = await subjectModel(deps.db).find({ countyId, _id: { $in: [...new Set(subjectIds)] } }).lean();
  return new Map(docs.map((doc) => [doc._id, unwrap(deps, doc).key]));
}
