import { putOff, recordModel, recordsToLookAt, Stale } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import { transaction } from '../../platform/db/index';
import { inHalves, type Job } from '../../platform/jobs/index';
import { packForFigures, packIdsInUse } from '../packs/index';
import { forgetQuotas } from '../quotas/index';
import { answer, marks, putOffMark } from './asked';
import { lookAt, mark } from './changed';
import { clockTypes, plansHash } from './definitions';
import { tellLate } from './escalate';
import { planCountModel, planDoneModel, planDueModel, planMarkModel, planRulesModel } from './model';

/** All of them are held in memory and in one transaction. */
const RECORDS_A_ROUND = 2000;
const MARKS_A_ROUND = 1000;

interface Of { readonly countyId: string; readonly packId: string }
function groups<T extends Of>(items: readonly T[]): T[][] {
  const found = new Map<string, T[]>();
  for (const item of items) {
    const key = JSON.stringify([item.countyId, item.packId]);
    const group = found.get(key);
    if (group) group.push(item);
    else found.set(key, [item]);
  }
  return [...found.values()];
}

/** What cannot be done is left for later, so that it does not stand in front of others. Answers how many were looked at. */
async function inGroups<T extends Of>({ log }: Deps, items: readonly T[], act: (group: readonly T[]) => Promise<void>, later: (item: T) => Promise<void>): Promise<number> {
  for (const group of groups(items)) await inHalves(group, {
    act,
    isPassing: (error) => error instanceof Stale,
    later: async (item, error) => {
      log.error({ err: error }, 'plan failed');
      await later(item);
    },
  });
  return items.length;
}

export const lookAtChanged = async (deps: Deps): Promise<number> => {
  const now = deps.clock.now();
  return inGroups(deps, await recordsToLookAt(deps.db, 'plansDue', now, RECORDS_A_ROUND), (rows) => lookAt(deps, rows), (row) => putOff(deps.db, 'plansDue', row, now));
};
export const answerMarks = async (deps: Deps): Promise<number> => {
  const now = deps.clock.now();
  return inGroups(deps, await marks(deps.db, now, MARKS_A_ROUND), (all) => answer(deps, all), (one) => putOffMark(deps.db, one, now));
};

/** Rows of plans that a pack no longer has are asked about too, and go. */
async function lookAgain({ db, clock }: Deps, countyId: string, packId: string): Promise<void> {
  await recordModel(db).updateMany({ countyId, packId }, { $set: { plansDue: clock.now() } }).exec();
  const rows = await planDueModel(db).distinct('recordId', { countyId, plan: { $gte: `${packId}/`, $lt: `${packId}0` } }).exec();
  for (let at = 0; at < rows.length; at += 1000) await transaction(db, (session) => mark(db, { countyId, packId, at: clock.now() }, rows.slice(at, at + 1000), session));
}

/** A release with other plans is in use, or a day began on which others are due though nothing of theirs has changed. */
async function follow(deps: Deps, countyId: string, packId: string): Promise<number> {
  const pack = await packForFigures(deps, countyId, packId);
  if (!pack) return 0;
  const [known, { calendar }] = await Promise.all([planRulesModel(deps.db).findOne({ countyId, packId }).lean().exec(), deps.org.snapshot(countyId)]);
  const [hash, types] = [plansHash(pack), clockTypes(pack)];
  const day = types.length > 0 ? calendar.dateOf(deps.clock.now()) : '';
  if (known?.hash === hash && known.day === day) return 0;
  if (known?.hash === hash) await recordModel(deps.db).updateMany({ countyId, packId, type: { $in: types } }, { $set: { plansDue: deps.clock.now() } }).exec();
  else await lookAgain(deps, countyId, packId);
  // last: a crash before it begins anew
  await planRulesModel(deps.db).updateOne({ countyId, packId }, { $set: { hash, day } }, { upsert: true }).exec();
  return 1;
}

export async function followPlans(deps: Deps): Promise<number> {
  let changed = 0;
  for (const countyId of await deps.org.countyIds()) {
    const packIds = await packIdsInUse(deps, countyId, deps.clock.now());
    for (const packId of packIds) changed += await follow(deps, countyId, packId);
  }
  return changed;
}

/** Definitions and days change rarely and are looked at less often than records. */
export const planDefinitionsJob: Job = { name: 'plan-definitions', everyMs: 10_000, runOnce: followPlans };
export const plansJob: Job = { name: 'plans', everyMs: 500, runOnce: async (deps) => (await lookAtChanged(deps)) + (await answerMarks(deps)) };
export const escalationJob: Job = { name: 'plan-escalation', everyMs: 30_000, runOnce: tellLate };

/** Everything up to now, for who cannot wait for the worker. */
export async function settlePlans(deps: Deps): Promise<void> {
  await followPlans(deps);
  while ((await plansJob.runOnce(deps)) > 0);
}

/** Everything of a county from its records again: must give the same. What somebody was told of is forgotten only with its row. */
export async function rebuildPlans(deps: Deps, countyId: string): Promise<void> {
  await planRulesModel(deps.db).deleteMany({ countyId }).exec();
  await planDoneModel(deps.db).deleteMany({ countyId }).exec();
  await planCountModel(deps.db).deleteMany({ countyId }).exec();
  await planMarkModel(deps.db).deleteMany({ countyId }).exec();
  await planDueModel(deps.db).updateMany({ countyId }, { $set: { periods: {} } }).exec();
  await forgetQuotas(deps.db, countyId);
  await settlePlans(deps);
}
