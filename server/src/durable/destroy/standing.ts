/** What stands against it that only the database knows, asked in the transaction that would destroy it. */
import { linkKey, linksTo, voidStates, type CompiledPack, type Standing } from '@liandong/core/run';
import type { Connection } from '../../platform/db/index';
import { ledgerBalanceModel } from '../ledger/index';
import { historyModel, instanceModel, recordModel, type InstanceDoc, type RecordRowDoc, type Session } from '../model';

type Asked = Pick<Standing, 'running' | 'waiting' | 'pointing' | 'booked'>;

async function pointingTo(db: Connection, pack: CompiledPack, rows: readonly RecordRowDoc[], session: Session): Promise<Asked['pointing']> {
  const [{ countyId, packId, type } = { countyId: '', packId: '', type: '' }] = rows;
  const ids = rows.map(({ _id }) => _id);
  for (const { type: from, def } of linksTo(pack, type).filter((link) => link.def.onVoid === 'refuse')) {
    const filter = { countyId, packId, type: from, _id: { $nin: ids }, links: { $in: ids.map((id) => linkKey(from, def.id, id)) }, state: { $nin: voidStates(pack.records[from]) } };
    const count = await recordModel(db).countDocuments(filter, { session });
    if (count > 0) return { record: pack.records[from]?.title ?? from, count };
  }
  return undefined;
}

/** Of all records of one person, or of one record. */
export async function standingOf(db: Connection, pack: CompiledPack, rows: readonly RecordRowDoc[], works: readonly Pick<InstanceDoc, '_id' | 'status'>[], session: Session): Promise<Asked> {
  const [countyId, ids] = [rows[0]?.countyId ?? '', rows.map(({ _id }) => _id)];
  return {
    running: works.filter(({ status }) => status === 'running').length,
    waiting: await historyModel(db).countDocuments({ countyId, workId: { $in: [...works.map(({ _id }) => _id), ...ids] }, todoDue: { $exists: true } }, { session }),
    pointing: await pointingTo(db, pack, rows, session),
    booked: await ledgerBalanceModel(db).countDocuments({ countyId, record: { $in: ids }, amount: { $ne: 0 } }, { session }),
  };
}

export const worksOn = (db: Connection, countyId: string, recordIds: readonly string[], session: Session): Promise<InstanceDoc[]> =>
  instanceModel(db).find({ countyId, recordId: { $in: [...recordIds] } }, null, { session }).lean<InstanceDoc[]>();
