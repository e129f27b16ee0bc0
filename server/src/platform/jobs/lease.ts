import { isDuplicate } from '../db/index';
import type { Deps } from '../deps';
import { leaseModel } from './model';

export interface Lease {
  readonly name: string;
  readonly owner: string;
  readonly fence: number;
}

const later = (ms: number) => ({ $dateAdd: { startDate: '$$NOW', unit: 'millisecond', amount: ms } });

/**
 * Take a lease, or keep it when it is ours; undefined while another server holds it. Time is the database's, so servers whose clocks
 * differ cannot both hold it.
 */
export async function acquire(db: Deps['db'], name: string, owner: string, ms: number): Promise<Lease | undefined> {
  await ensure(db, name);
  const doc = await leaseModel(db).findOneAndUpdate(
    { _id: name, $expr: { $or: [{ $lt: ['$until', '$$NOW'] }, { $eq: ['$owner', owner] }] } },
    [{ $set: { fence: { $cond: [{ $eq: ['$owner', owner] }, '$fence', { $add: ['$fence', 1] }] }, owner, until: later(ms) } }],
    { returnDocument: 'after', updatePipeline: true },
  ).lean();
  return doc ? { name, owner, fence: doc.fence } : undefined;
}

async function ensure(db: Deps['db'], name: string): Promise<void> {
  try {
    await leaseModel(db).updateOne({ _id: name }, { $setOnInsert: { owner: '', fence: 0, until: new Date(0) } }, { upsert: true });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}

/** Give it back, so that another server need not wait for its end. */
export const release = async (db: Deps['db'], { name, owner, fence }: Lease): Promise<void> => {
  await leaseModel(db).updateOne({ _id: name, owner, fence }, [{ $set: { until: '$$NOW', owner: '' } }], { updatePipeline: true });
};
