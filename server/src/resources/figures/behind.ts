import { recordModel } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import { cellModel } from './model';

/** Whether something has happened at a unit or below it that its figures do not tell yet. */
export async function isBehind({ db }: Pick<Deps, 'db'>, { countyId, packId, orgId }: { countyId: string; packId: string; orgId: string }): Promise<boolean> {
  const [record, cell] = await Promise.all([
    // looked for among what is due only: hardly ever more than a few
    recordModel(db).exists({ countyId, packId, factsDue: { $exists: true }, $or: [{ orgId }, { path: orgId }] }).hint('factsDue_1').exec(),
    cellModel(db).exists({ countyId, packId, orgId, dirty: true, n: { $exists: true } }).exec(),
  ]);
  return record !== null || cell !== null;
}
