import type { ClientSession, Connection } from 'mongoose';

const OPTIONS = { writeConcern: { w: 'majority', j: true }, readConcern: { level: 'snapshot' }, maxCommitTimeMS: 20_000 } as const;

/**
 * Run `fn` in one transaction. It may run again from its start when another writer was first, so it must do nothing but database
 * work with this session, one operation after the other.
 * @example await transaction(deps.db, async (session) => { await saveWork(…, session); await saveTasks(…, session); });
 */
export async function transaction<T>(db: Connection, fn: (session: ClientSession) => Promise<T>): Promise<T> {
  const session = await db.startSession();
  try {
    return await session.withTransaction(() => fn(session), OPTIONS);
  } finally {
    await session.endSession();
  }
}
