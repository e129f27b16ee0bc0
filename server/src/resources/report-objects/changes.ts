/** What is different now from what was signed, and by which records. */
import type { CompiledPack, ReportDef } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { factModel, factsBehind, partsOf } from '../figures/index';
import { reportBasisModel, type ReportBasisDoc, type ReportObjectDoc, type StoredFigure } from './model';
import type { ReportObject } from './contract';

const MOST_RECORDS = 5000;
const MOST_TOLD = 50;
type Changes = ReportObject['changes'];

const countedFor = (pack: CompiledPack, def: ReportDef): string[] => [...new Set(def.indicators.flatMap((id) => { const one = pack.indicators[id]; return one ? partsOf(one) : []; }))];

async function recordsOf(deps: Deps, doc: ReportObjectDoc, indicatorId: string): Promise<ReportBasisDoc['records']> {
  const { countyId, packId, orgId, period } = doc;
  const facts = await factModel(deps.db).find(factsBehind({ countyId, packId, indicatorId, orgIds: [orgId], period }), { _id: 0, recordId: 1, value: 1 }).limit(MOST_RECORDS).lean<{ recordId: string; value: number }[]>().exec();
  return facts.map(({ recordId: id, value }) => ({ id, value }));
}

/** Kept when it is signed. */
export async function basesOf(deps: Deps, pack: CompiledPack, def: ReportDef, doc: ReportObjectDoc): Promise<ReportBasisDoc[]> {
  return Promise.all(countedFor(pack, def).map(async (indicatorId) => ({ _id: `${doc._id}.${indicatorId}`, countyId: doc.countyId, reportObjectId: doc._id, indicatorId, records: await recordsOf(deps, doc, indicatorId) })));
}

function between(was: ReportBasisDoc['records'], is: ReportBasisDoc['records']): Changes[number]['records'] {
  const [before, after] = [new Map(was.map(({ id, value }) => [id, value])), new Map(is.map(({ id, value }) => [id, value]))];
  return [
    ...is.filter(({ id }) => !before.has(id)).map(({ id }) => ({ id, how: 'added' as const })), ...was.filter(({ id }) => !after.has(id)).map(({ id }) => ({ id, how: 'removed' as const })),
    ...is.filter(({ id, value }) => before.has(id) && before.get(id) !== value).map(({ id }) => ({ id, how: 'changed' as const })),
  ].slice(0, MOST_TOLD);
}

/** Figures of a signed report that would be others today. */
export async function changesSince(deps: Deps, { pack, def, signed, now }: { pack: CompiledPack; def: ReportDef; signed: ReportObjectDoc; now: readonly StoredFigure[] }): Promise<Changes> {
  const different = signed.figures.flatMap((was) => { const is = now.find(({ indicatorId }) => indicatorId === was.indicatorId); return is && is.value !== was.value ? [{ was, is }] : []; });
  if (different.length === 0) return [];
  const bases = new Map((await reportBasisModel(deps.db).find({ countyId: signed.countyId, reportObjectId: signed._id }).lean<ReportBasisDoc[]>().exec()).map((basis) => [basis.indicatorId, basis.records]));
  return Promise.all(different.map(async ({ was, is }) => {
    const indicator = pack.indicators[was.indicatorId];
    // what is put together from reports below has its records there
    const parts = indicator && def.gathers === undefined ? partsOf(indicator) : [];
    const records = (await Promise.all(parts.map(async (id) => between(bases.get(id) ?? [], await recordsOf(deps, signed, id))))).flat();
    return { indicatorId: was.indicatorId, title: indicator?.title ?? was.indicatorId, unit: indicator?.unit ?? '', was: was.value, is: is.value, records: [...new Map(records.map((record) => [record.id, record])).values()] };
  }));
}
