/** A report stands as a draft on the day after its period ends, for every unit of its first step. */
import { type CompiledPack, periodBefore, periodOf, type ReportDef } from '@liandong/core/run';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import { isDuplicate } from '../../platform/db/index';
import type { Job } from '../../platform/jobs/index';
import { packForFigures, packsForFigures } from '../packs/index';
import { isBehind } from '../figures/index';
import { contentOf, draftOf } from './draft';
import { reportObjectModel, type ReportObjectDoc } from './model';
import { defOf, stepsOf } from './place';

const MOST_MISSED = 24;

/** Periods that have ended and have no drafts: the last one, and those that were missed since the one that has. A pack that is new has no past. */
async function periodsDue(deps: Deps, countyId: string, def: ReportDef, packId: string, today: string): Promise<string[]> {
  const last = await reportObjectModel(deps.db).findOne({ countyId, packId, reportId: def.id }, { period: 1 }).sort({ period: -1 }).lean().exec();
  const due: string[] = [];
  for (let period = periodBefore(periodOf(today, def.period)); period !== undefined && due.length < MOST_MISSED; period = periodBefore(period)) {
    due.push(period);
    if (!last || period <= last.period) break;
  }
  return due;
}

async function draftPeriod(deps: Deps, snapshot: OrgSnapshot, { pack, def, period }: { pack: CompiledPack; def: ReportDef; period: string }): Promise<number> {
  const countyId = snapshot.county.id;
  const there = new Set(await reportObjectModel(deps.db).distinct('orgId', { countyId, packId: pack.manifest.id, reportId: def.id, period }).exec());
  const tier = stepsOf(def)[0]?.tier;
  let made = 0;
  for (const { id: orgId } of snapshot.units.filter((unit) => unit.tier === tier && !there.has(unit.id))) {
    if ((await deps.packs.inUseAt(countyId, pack.manifest.id, orgId, deps.clock.now())) === undefined) continue;
    const draft = await draftOf(deps, snapshot, { countyId, pack, def, orgId, period }, 1);
    // another server may have been first
    await reportObjectModel(deps.db).create([draft]).catch((error: unknown) => { if (!isDuplicate(error)) throw error; });
    made += 1;
  }
  return made;
}

export async function draftReports(deps: Deps): Promise<number> {
  let made = 0;
  for (const countyId of await deps.org.countyIds()) {
    const snapshot = await deps.org.snapshot(countyId);
    const today = snapshot.calendar.dateOf(deps.clock.now());
    for (const pack of await packsForFigures(deps, countyId)) for (const def of Object.values(pack.reports).filter((report) => stepsOf(report).length > 0 && report.period !== 'all'))
      for (const period of await periodsDue(deps, countyId, def, pack.manifest.id, today)) made += await draftPeriod(deps, snapshot, { pack, def, period });
  }
  return made;
}

/** What is open shows what there is now; once late entries no longer join it, what there was stays. */
export async function keepFresh(deps: Deps): Promise<void> {
  const open = await reportObjectModel(deps.db).find({ state: 'open', closed: { $ne: true } }).lean<ReportObjectDoc[]>().exec();
  for (const doc of open) {
    const [snapshot, pack] = [await deps.org.snapshot(doc.countyId), await packForFigures(deps, doc.countyId, doc.packId)];
    const def = defOf(pack, doc);
    if (!pack || !def) continue;
    const content = await contentOf(deps, snapshot, { countyId: doc.countyId, pack, def, orgId: doc.orgId, period: doc.period }, doc);
    // what happened in time and is not counted yet still joins it
    const closed = snapshot.calendar.dateOf(deps.clock.now()) > doc.openUntil && !(await isBehind(deps, doc));
    // whoever acts on it in between has taken the figures in himself
    await reportObjectModel(deps.db).updateOne({ _id: doc._id, countyId: doc.countyId, rev: doc.rev }, { $set: { ...content, ...(closed ? { closed } : {}) } }).exec();
  }
}

export const reportsJob: Job = { name: 'report-drafts', everyMs: 60_000, runOnce: async (deps) => { await draftReports(deps); await keepFresh(deps); return 0; } };
