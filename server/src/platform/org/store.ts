import type { OrgUnit, Tier } from '@liandong/core/run';
import type { ClientSession, Connection } from 'mongoose';
import { readTogether, transaction } from '../db/index';
import { type CountyDoc, countyModel, orgUnitModel } from './model';

export interface CountySpec {
  readonly id: string;
  readonly name: string;
  readonly timeZone: string;
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
}

export const countyOf = (db: Connection, countyId: string): Promise<CountyDoc | null> => countyModel(db).findOne({ countyId }).lean<CountyDoc>().exec();
/** As countyOf; all who ask at once share a query. */
export const countyReader = (db: Connection): ((countyId: string) => Promise<CountyDoc | undefined>) => readTogether(countyModel(db), ['_id']);
export const countyIdsOf = async (db: Connection): Promise<string[]> => (await countyModel(db).find({}, { countyId: 1 }).sort({ _id: 1 }).lean<CountyDoc[]>().exec()).map((doc) => doc.countyId);

/** One change to units or people: commits together with the new `orgRev`. Two changes at once are one after the other. */
export const orgChange = <T>(db: Connection, countyId: string, change: (session: ClientSession) => Promise<T>): Promise<T> =>
  transaction(db, async (session) => {
    await countyModel(db).updateOne({ countyId }, { $inc: { orgRev: 1 } }, { session }).exec();
    return change(session);
  });

/** Make the county, or change its name and calendar. */
export async function saveCounty(db: Connection, { id, name, timeZone, holidays, workdays }: CountySpec): Promise<void> {
  const fields = { name, timeZone, holidays: [...holidays], workdays: [...workdays] };
  await countyModel(db).updateOne({ countyId: id }, { $set: fields, $inc: { orgRev: 1 }, $setOnInsert: { _id: id } }, { upsert: true }).exec();
}

const asUnit = (doc: { code: string; parent?: string | null; tier: string; name: string; path: string[]; demo: boolean }): OrgUnit => ({
  id: doc.code, parentId: doc.parent ?? null, tier: doc.tier as Tier, name: doc.name, path: doc.path, ...(doc.demo ? { demo: true } : {}),
});

/** All units, parents first. */
export async function listUnits(db: Connection, countyId: string, session: ClientSession | null = null): Promise<OrgUnit[]> {
  const units = (await orgUnitModel(db).find({ countyId }).session(session).sort({ code: 1 }).lean().exec()).map(asUnit);
  return units.sort((a, b) => a.path.length - b.path.length || (a.id < b.id ? -1 : 1));
}

/** Add or change units, by code. */
export async function saveUnits(db: Connection, countyId: string, units: readonly OrgUnit[], session: ClientSession): Promise<void> {
  if (units.length === 0) return;
  const operations = units.map(({ id, parentId, tier, name, path, demo }) => ({
    updateOne: { filter: { countyId, code: id }, update: { $set: { parent: parentId, tier, name, path: [...path], demo: demo === true } }, upsert: true },
  }));
  await orgUnitModel(db).bulkWrite(operations, { session, ordered: true });
}
