import { rangeOf } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import type { Handlers } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import type { FiguresApi } from './contract';
import { packForFigures, packsForFigures } from './definitions';
import { figureReach } from './reach';
import { recordsBehind } from './records-behind';
import { reportView } from './report';

/** Years that records can be of: each period that somebody asks for is kept as a cell. */
const isPeriod = (period: string): boolean => period === 'all' || (rangeOf(period) !== undefined && period >= '2000' && period < '2100');
const checkPeriod = (period: string | undefined): void => {
  if (period !== undefined && !isPeriod(period)) refuse('period.unknown', '/query/period', { period });
};

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
  'GET /indicators/{packId}/{indicatorId}/records': async ({ caller, params, query }) => {
    checkPeriod(query.period);
    const pack = await packForFigures(deps, caller.countyId, params.packId);
    if (!pack?.indicators[params.indicatorId]) return refuse('indicator.unknown');
    const reach = await figureReach(deps, caller);
    if (query.orgId !== undefined && !reach.covers(query.orgId)) return refuse('access.denied', '/query/orgId');
    const orgIds = query.orgId === undefined ? reach.roots : [query.orgId];
    return recordsBehind(deps, caller, { countyId: caller.countyId, ...params, orgIds, period: query.period ?? 'all' }, query);
  },
});
