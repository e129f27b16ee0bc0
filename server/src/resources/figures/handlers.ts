import { type CompiledPack, type IndicatorDef, formerId, rangeOf } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import type { Caller, Handlers } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { packForFigures, packsForFigures } from '../packs/index';
import type { FiguresApi } from './contract';
import { type FigureAnswer, figuresNow } from './figures-now';
import { type FigureReach, figureReach } from './reach';
import { recordsBehind } from './records-behind';
import { reportView } from './report';

/** Years that records can be of: each period that somebody asks for is kept as a cell. */
const isPeriod = (period: string): boolean => period === 'all' || (rangeOf(period) !== undefined && period >= '2000' && period < '2100');
const checkPeriod = (period: string | undefined): void => {
  if (period !== undefined && !isPeriod(period)) refuse('period.unknown', '/query/period', { period });
};

async function indicatorOf(deps: Deps, { countyId }: Caller, { packId, indicatorId }: { packId: string; indicatorId: string }): Promise<{ pack: CompiledPack; def: IndicatorDef }> {
  const pack = await packForFigures(deps, countyId, packId);
  const def = pack?.indicators[indicatorId];
  return pack && def ? { pack, def } : refuse('indicator.unknown');
}

/** The unit asked for, or all that he reaches. */
function unitsOf(reach: FigureReach, orgId: string | undefined): readonly string[] {
  if (orgId !== undefined && !reach.covers(orgId)) refuse('access.denied', '/query/orgId');
  return orgId === undefined ? reach.roots : [orgId];
}
const numberOf = ({ value, n, reason }: FigureAnswer) => ({ value, n, ...(reason === undefined ? {} : { reason }) });

export const figuresHandlers = (deps: Deps): Handlers<FiguresApi> => ({
  'GET /reports': async ({ caller }) => {
    const packs = await packsForFigures(deps, caller.countyId);
    return { reports: packs.flatMap((pack) => Object.values(pack.reports).map(({ id, title, period }) => ({ packId: pack.manifest.id, reportId: id, title, period }))) };
  },
  'GET /reports/{packId}/{reportId}': async ({ caller, params, query }) => {
    checkPeriod(query.period);
    const pack = await packForFigures(deps, caller.countyId, params.packId);
    const report = pack?.reports[params.reportId];
    if (!pack || !report) return refuse('report.unknown');
    return reportView(deps, await figureReach(deps, caller), pack, report, query.period);
  },
  'GET /indicators/{packId}/{indicatorId}': async ({ caller, params, query }) => {
    checkPeriod(query.period);
    const { def } = await indicatorOf(deps, caller, params);
    if (query.dimension !== undefined && !def.dimensions?.some(({ id }) => id === query.dimension) && def.aggregate !== 'ratio') return refuse('indicator.no-dimension', '/query/dimension', { id: query.dimension });
    const reach = await figureReach(deps, caller);
    const [orgIds, period, former] = [unitsOf(reach, query.orgId), query.period ?? 'all', def.former ?? []];
    const ask = { packId: params.packId, orgIds, period };
    const [now, ...before] = await figuresNow(deps, caller, [
      { ...ask, indicatorId: def.id, ...(query.dimension === undefined ? {} : { dimension: query.dimension }) },
      ...former.map(({ version }) => ({ ...ask, indicatorId: formerId(def.id, version) })),
    ]);
    if (!now) return refuse('indicator.unknown');
    const orgId = orgIds[0] ?? '';
    return {
      orgId, orgName: reach.org.view.unit(orgId)?.name ?? orgId, period, ...numberOf(now), asOf: now.asOf, ...(now.by ? { by: now.by.map((one) => ({ ...one })) } : {}),
      former: before.map((one, index) => ({ version: former[index]?.version ?? 0, until: former[index]?.until ?? '', ...numberOf(one) })),
    };
  },
  'GET /indicators/{packId}/{indicatorId}/records': async ({ caller, params, query }) => {
    checkPeriod(query.period);
    const { def } = await indicatorOf(deps, caller, params);
    const reach = await figureReach(deps, caller);
    const [orgIds, period] = [unitsOf(reach, query.orgId), query.period ?? 'all'];
    const [figure] = await figuresNow(deps, caller, [{ packId: params.packId, indicatorId: def.id, orgIds, period }]);
    if (figure?.reason === 'suppressed') return refuse('figure.too-small', '/query/orgId');
    const dim = query.dimension === undefined ? undefined : `${query.dimension}=${query.code ?? ''}`;
    // what a share is made of: the records of the whole
    const indicatorId = def.aggregate === 'ratio' ? (def.denominator ?? '') : def.id;
    return recordsBehind(deps, caller, { countyId: caller.countyId, packId: params.packId, indicatorId, orgIds, period, dim }, query);
  },
});
