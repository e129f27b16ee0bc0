/** Who is told that somebody is long overdue: one message a plan, step and unit for all of them together, each of them once. */
import { sha256Hex, type CompiledPack, type PlanDef } from '@liandong/core/run';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import { transaction } from '../../platform/db/index';
import { packForFigures } from '../packs/index';
import { addMessages, type InboxDoc } from '../inbox/index';
import { tellOn, toldKey } from './due-rows';
import { planDueModel, type PlanDueDoc } from './model';

const ROWS_A_ROUND = 500;

interface Late { readonly row: PlanDueDoc; readonly step: number }
interface Place { readonly plan: PlanDef; readonly packId: string; readonly pack: CompiledPack; readonly snapshot: OrgSnapshot; readonly today: string }

const dayAfter = (date: string, days: number): string => new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
/** Steps whose day has come and that nobody was told of. */
const stepsNow = ({ steps, due = '', told }: PlanDueDoc, plan: PlanDef, today: string): number[] =>
  steps.filter((step) => !told.includes(toldKey(due, step)) && dayAfter(due, plan.escalate?.[step]?.days ?? 0) <= today);

/** Role and unit that hear of a record: where the role is held, seen from its unit. */
function hearers({ plan, pack, snapshot }: Place, { row, step }: Late): string[] {
  return (plan.escalate?.[step]?.roles ?? []).flatMap((role) => {
    const tier = pack.manifest.roles.find(({ id }) => id === role)?.tier;
    const orgId = tier && snapshot.view.atTier(row.orgId, tier);
    return orgId === undefined ? [] : [JSON.stringify([step, role, orgId])];
  });
}

function messagesOf(place: Place, late: readonly Late[], now: string): InboxDoc[] {
  const groups = new Map<string, Late[]>();
  for (const one of late) for (const key of hearers(place, one)) groups.set(key, [...(groups.get(key) ?? []), one]);
  return [...groups].flatMap(([key, all]) => {
    const [step, role, orgId] = JSON.parse(key) as [number, string, string];
    const what = sha256Hex(all.map(({ row }) => `${row.plan} ${row.recordId} ${toldKey(row.due ?? '', step)}`).sort().join('\n'));
    const params = { plan: place.plan.title, planId: place.plan.id, packId: place.packId, n: String(all.length), days: String(place.plan.escalate?.[step]?.days ?? 0), unit: place.snapshot.view.unit(orgId)?.name ?? '' };
    const { countyId } = all[0]?.row ?? { countyId: '' };
    return place.snapshot.view.holders(role, orgId).map(({ userId }): InboxDoc => ({ _id: sha256Hex(`plan-late\n${what}\n${userId}`).slice(0, 32), countyId, userId, at: now, kind: 'plan-late', params, unread: true, keys: [`user:${userId}`] }));
  });
}

/** The rows and their messages, all or nothing. A row that changed in between tells nothing now; it comes up again. */
async function tell(deps: Deps, place: Place, rows: readonly PlanDueDoc[]): Promise<void> {
  await transaction(deps.db, async (session) => {
    const late: Late[] = [];
    for (const row of rows) {
      const { countyId, recordId, plan, due = '', tellOn: on = '' } = row;
      const steps = stepsNow(row, place.plan, place.today);
      const told = [...row.told, ...steps.map((step) => toldKey(due, step))].slice(-60);
      const next = tellOn(place.plan, due, row.steps, told);
      const change = { $set: { told, ...(next === undefined ? {} : { tellOn: next }) }, ...(next === undefined ? { $unset: { tellOn: 1 as const } } : {}) };
      const { matchedCount } = await planDueModel(deps.db).updateOne({ countyId, recordId, plan, due, tellOn: on }, change, { session }).exec();
      if (matchedCount === 1) late.push(...steps.map((step) => ({ row, step })));
    }
    await addMessages(deps.db, messagesOf(place, late, deps.clock.now()), session);
  });
}

async function tellCounty(deps: Deps, countyId: string): Promise<number> {
  const snapshot = await deps.org.snapshot(countyId);
  const today = snapshot.calendar.dateOf(deps.clock.now());
  const rows = await planDueModel(deps.db).find({ countyId, tellOn: { $lte: today } }, { _id: 0 }).sort({ tellOn: 1 }).limit(ROWS_A_ROUND).lean<PlanDueDoc[]>().exec();
  for (const key of new Set(rows.map(({ plan }) => plan))) {
    const [packId = '', planId = ''] = key.split('/');
    const pack = await packForFigures(deps, countyId, packId);
    const plan = pack?.plans?.[planId];
    // a plan that is gone: its rows go with the next look at its definitions
    if (pack && plan) await tell(deps, { plan, packId, pack, snapshot, today }, rows.filter((row) => row.plan === key));
    else await planDueModel(deps.db).updateMany({ countyId, plan: key }, { $unset: { tellOn: 1 } }).exec();
  }
  return rows.length;
}

export async function tellLate(deps: Deps): Promise<number> {
  let told = 0;
  for (const countyId of await deps.org.countyIds()) told += await tellCounty(deps, countyId);
  return told;
}
