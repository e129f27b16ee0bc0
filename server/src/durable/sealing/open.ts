import type { Json, JsonObject } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import type { SubjectDoc } from '../model';
import { openAmounts } from './amounts';
import { dataKeys } from './subject';
import { openValue, sealedText } from './value';

interface HasData { readonly _id: string; readonly countyId: string; readonly data: Readonly<Record<string, unknown>> }

/** Ids of the subjects under whose keys the sealed values lie. */
export const sealedUnder = (data: Readonly<Record<string, unknown>>): string[] => [...new Set(Object.values(data).flatMap((value) => sealedText(value)?.subjectId ?? []))];

/** What lies open in stored data, for figures and public notices: nothing sealed is in it, and no key is asked for. */
export const openPart = (data: Readonly<Record<string, unknown>>): JsonObject =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => !sealedText(value)).map(([field, value]) => [field, openAmounts(value as Json)]));

function opened(doc: HasData, keys: ReadonlyMap<string, Buffer>): JsonObject {
  const open = ([field, value]: [string, unknown]): [string, Json][] => {
    const sealed = sealedText(value);
    if (!sealed) return [[field, openAmounts(value as Json)]];
    const key = keys.get(sealed.subjectId);
    // a destroyed key: the value is gone for good, the record lives on without it
    return key ? [[field, openAmounts(openValue(sealed, field, { countyId: doc.countyId, recordId: doc._id }, key))]] : [];
  };
  return Object.fromEntries(Object.entries(doc.data).flatMap(open));
}

type Read = readonly (SubjectDoc | undefined)[];

/** The plain data of stored records, in their order; one look-up for all data keys that were not `read` already. Throws when a value was altered or moved. */
export async function openRecords(deps: Deps, countyId: string, docs: readonly HasData[], read: Read = []): Promise<JsonObject[]> {
  const keys = await dataKeys(deps, countyId, docs.flatMap((doc) => sealedUnder(doc.data)), read);
  return docs.map((doc) => opened(doc, keys));
}

export const openRecord = async (deps: Deps, countyId: string, doc: HasData, read: Read = []): Promise<JsonObject> => (await openRecords(deps, countyId, [doc], read))[0] ?? {};
