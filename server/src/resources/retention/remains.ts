/** What else remembers something of a record beside itself: each taken out in the transaction that destroys it. One line a collection. */
import type { ClientSession, Connection } from '../../platform/db/index';
import { grantModel } from '../../closed/index';
import type { Gone } from '../../durable/index';
import { formDraftModel } from '../form-drafts/index';
import { requestModel } from '../grants/index';
import { apartModel } from '../persons/index';
import { planDueModel, planMarkModel } from '../plans/index';
import { holdModel } from './model';

/** What counts stays: facts of figures, quotas and what was done by plan say a unit, a day and codes, so that reports of past years do not change. */
export async function takeOutRemains(db: Connection, session: ClientSession, { countyId, recordIds, taskIds }: Gone): Promise<void> {
  const [of, options] = [{ countyId, recordId: { $in: [...recordIds] } }, { session }];
  await grantModel(db).deleteMany(of, options);
  await requestModel(db).deleteMany(of, options);
  await holdModel(db).deleteMany(of, options);
  await planDueModel(db).deleteMany(of, options);
  await planMarkModel(db).deleteMany(of, options);
  await apartModel(db).deleteMany({ countyId, pair: { $in: [...recordIds] } }, options);
  if (taskIds.length > 0) await formDraftModel(db).deleteMany({ countyId, taskId: { $in: [...taskIds] } }, options);
}
