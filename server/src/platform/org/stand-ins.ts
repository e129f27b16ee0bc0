/** 代理 at rest: who does for a period what is another's. What is over stays as history. */
import type { ClientSession, Connection } from '../db/index';
import { standInModel, type StandInDoc } from './model';

/** Those that are not over at this time, coming ones too. */
export const currentStandIns = (db: Connection, countyId: string, now: string, session: ClientSession | null = null): Promise<StandInDoc[]> =>
  standInModel(db).find({ countyId, until: { $gt: now }, endedAt: { $exists: false } }).session(session).sort({ from: 1, _id: 1 }).lean<StandInDoc[]>();

const MOST_LISTED = 50;
/** The newest first: whose steps they are, who named them, or who does them. */
const listed = (db: Connection, filter: object): Promise<StandInDoc[]> => standInModel(db).find(filter).sort({ from: -1, _id: 1 }).limit(MOST_LISTED).lean<StandInDoc[]>();
export const standInsHeld = (db: Connection, countyId: string, userId: string): Promise<StandInDoc[]> => listed(db, { countyId, userId });
export async function standInsGiven(db: Connection, countyId: string, userId: string): Promise<StandInDoc[]> {
  const [own, named] = await Promise.all([listed(db, { countyId, for: userId }), listed(db, { countyId, by: userId, for: { $ne: userId } })]);
  return [...own, ...named].sort((a, b) => (a.from > b.from ? -1 : 1)).slice(0, MOST_LISTED);
}

export const findStandIn = (db: Connection, countyId: string, id: string): Promise<StandInDoc | null> => standInModel(db).findOne({ _id: id, countyId }).lean<StandInDoc>();
export const insertStandIn = async (db: Connection, doc: StandInDoc, session: ClientSession): Promise<void> => void (await standInModel(db).create([doc], { session }));
export const endStandIn = async (db: Connection, { _id, countyId }: StandInDoc, endedBy: string, now: string, session: ClientSession): Promise<void> =>
  void (await standInModel(db).updateOne({ _id, countyId, endedAt: { $exists: false }, until: { $gt: now } }, { $set: { endedAt: now, endedBy } }, { session }));
