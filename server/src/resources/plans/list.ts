import { CORE_TEXT, filled, type CompiledPack, type PlanDef } from '@liandong/core/run';
import { findRecords } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { cursorOf, limitOf, pageFrom, readCursor } from '../../platform/page/index';
import { packForFigures } from '../packs/index';
import { recordRows, type RecordRow, scopesOf } from '../records/index';
import type { DueRow, WHEN } from './contract';
import { planDueModel, type PlanDueDoc, planKey } from './model';

export interface Which { readonly packId?: string; readonly planId?: string; readonly orgId?: string; readonly mine?: boolean }
type When = (typeof WHEN)[number];
export interface Days { readonly today: string; readonly week: string }

const daysTo = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

export async function daysOf({ org, clock }: Pick<Deps, 'org' | 'clock'>, countyId: string): Promise<Days> {
  const { calendar } = await org.snapshot(countyId);
  const today = calendar.dateOf(clock.now());
  return { today, week: new Date(Date.parse(today) + 6 * 86_400_000).toISOString().slice(0, 10) };
}

const rangeOf = (when: When, { today, week }: Days): object => {
  switch (when) {
    case 'late': return { due: { $lte: today }, late: { $lte: today } };
    case 'today': return { due: { $lte: today }, late: { $gt: today } };
    case 'week': return { due: { $gt: today, $lte: week } };
    case 'all': return { due: { $gt: '' } };
  }
};

export function filterOf(caller: Caller, { packId, planId, orgId, mine }: Which, when: When, days: Days): object {
  const reached = { scope: { $in: scopesOf(caller) } };
  // in charge of it, and still within reach
  const whose = mine ? { scope: `o:${caller.userId}`, $and: [reached] } : reached;
  const plan = packId !== undefined && planId !== undefined ? { plan: planKey(packId, planId) } : {};
  return { countyId: caller.countyId, ...whose, ...plan, ...rangeOf(when, days), ...(orgId === undefined ? {} : { path: orgId }) };
}

export const MOST_COUNTED = 10_000;
export const countDue = ({ db }: Pick<Deps, 'db'>, filter: object): Promise<number> => planDueModel(db).countDocuments(filter).limit(MOST_COUNTED).exec();

type Found = PlanDueDoc & { readonly due: string };
async function findDue({ db }: Deps, filter: object, after: readonly string[] | undefined, limit: number): Promise<Found[]> {
  const [due = '', recordId = '', plan = ''] = after ?? [];
  const beyond = after ? { due: { $gte: due }, $or: [{ due: { $gt: due } }, { due, recordId: { $gt: recordId } }, { due, recordId, plan: { $gt: plan } }] } : {};
  return planDueModel(db).find({ $and: [filter, beyond] }, { _id: 0, scope: 0, path: 0, periods: 0 }).sort({ due: 1, recordId: 1, plan: 1 }).limit(limit).lean<Found[]>().exec();
}

/** What a rhythm is called: by its author, or by how often it is. */
export function rhythmTitle(plan: PlanDef, index: number | undefined): string {
  const rhythm = plan.rhythm[index ?? -1];
  if (!rhythm) return '';
  if (rhythm.title !== undefined) return rhythm.title;
  const [, n = '', unit = ''] = /^P(\d+)([DWMY])$/.exec(rhythm.every ?? '') ?? [];
  const words: Readonly<Record<string, string>> = CORE_TEXT.plan.every;
  return rhythm.days ? filled(CORE_TEXT.plan.days, { days: rhythm.days.map((day) => day.slice(2)).join(CORE_TEXT.plan.and) }) : filled(words[unit] ?? '', { n });
}

/** What he may begin for it: the service of the plan, or, where it has none, a record of the type that counts as done. */
function startOf(pack: CompiledPack, { service: serviceId, done }: PlanDef, caller: Caller): Pick<DueRow, 'start'> {
  const holds = (roles: readonly string[]): boolean => caller.grants.some(({ role }) => roles.includes(role));
  const about = { packId: pack.manifest.id, field: done.link };
  if (serviceId === undefined) {
    const type = pack.records[done.record];
    return type?.create && holds(type.create.roles) ? { start: { ...about, recordType: type.id, title: type.title } } : {};
  }
  const service = pack.services[serviceId];
  if (!service || service.record !== done.record || done.link.includes('/')) return {};
  return holds(service.startRoles) ? { start: { ...about, serviceId, title: service.title } } : {};
}

function shown(row: Found, record: RecordRow, { pack, caller, today }: { readonly pack: CompiledPack | undefined; readonly caller: Caller; readonly today: string }): DueRow[] {
  const [packId = '', planId = ''] = row.plan.split('/');
  const plan = pack?.plans?.[planId];
  if (!pack || !plan) return [];
  const state = (row.late ?? '') <= today ? 'late' : row.due <= today ? 'today' : 'coming';
  return [{ packId, planId, planTitle: plan.title, record, due: row.due, late: row.late ?? row.due, last: row.after ?? row.due, isFirst: row.isFirst === true, state, days: daysTo(row.due, today), rhythm: rhythmTitle(plan, row.rhythm), ...startOf(pack, plan, caller) }];
}

/** Who is due, as far as the caller reaches; each record cut to what he may see of it. */
export async function dueList(deps: Deps, caller: Caller, query: Which & { readonly when?: When | undefined; readonly cursor?: string | undefined; readonly limit?: number | undefined }): Promise<{ items: DueRow[]; next?: string }> {
  if ((query.packId === undefined) !== (query.planId === undefined)) refuse('plan.unknown', '/query/planId');
  const limit = limitOf(query);
  const days = await daysOf(deps, caller.countyId);
  const rows = await findDue(deps, filterOf(caller, query, query.when ?? 'all', days), readCursor(query.cursor, 3), limit + 1);
  const here = rows.slice(0, limit);
  const records = new Map((await recordRows(deps, caller, await findRecords(deps, caller.countyId, here.map(({ recordId }) => recordId)))).map((record) => [record.id, record]));
  const packs = new Map<string, CompiledPack | undefined>();
  for (const packId of new Set(here.map(({ plan }) => plan.split('/')[0] ?? ''))) packs.set(packId, await packForFigures(deps, caller.countyId, packId));
  const items = here.flatMap((row) => {
    const record = records.get(row.recordId);
    return record ? shown(row, record, { pack: packs.get(record.packId), caller, today: days.today }) : [];
  });
  return pageFrom(rows, limit, (row) => cursorOf(row.due, row.recordId, row.plan), items);
}
