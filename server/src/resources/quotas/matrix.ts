import { periodOf, type CompiledPack, type OrgUnit, type ServiceItem, type Tier } from '@liandong/core/run';
import { reachesUnit } from '../../access/index';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { packForFigures, packIdsInUse } from '../packs/index';
import type { QuotaCell, QuotaMatrix } from './contract';
import { type QuotaCountDoc, quotaCountModel } from './model';
import { dueBy, type QuotaPeriod, quotaPeriod } from './periods';

export interface QuotaAsked { readonly period?: string | undefined; readonly by?: Tier | undefined; readonly orgId?: string | undefined; readonly packId?: string | undefined; readonly services?: readonly string[] | undefined }

interface Line { readonly pack: CompiledPack; readonly service: ServiceItem; readonly quota: NonNullable<ServiceItem['quota']>; readonly of: QuotaPeriod; /** unit → what is counted at it itself */ readonly counts: ReadonlyMap<string, { done: number; open: number }> }

const isWithin = (unit: OrgUnit, root: string): boolean => unit.id === root || unit.path.includes(root);

/** Numbers of a unit are for who reaches it, and for who works there. */
export const mayAsk = (caller: Caller, { view }: OrgSnapshot, orgId: string): boolean => reachesUnit(caller, view, orgId) || caller.grants.some((grant) => grant.orgId === orgId);

function unitsAsked(caller: Caller, org: OrgSnapshot, { by, orgId }: QuotaAsked): OrgUnit[] {
  if (orgId !== undefined && !mayAsk(caller, org, orgId)) refuse('access.denied', '/query/orgId');
  const inReach = (unit: OrgUnit): boolean => (orgId === undefined ? mayAsk(caller, org, unit.id) : isWithin(unit, orgId));
  if (by !== undefined) return org.units.filter((unit) => unit.tier === by && inReach(unit));
  if (orgId !== undefined) return org.units.filter(({ id }) => id === orgId);
  return org.units.filter(({ id }) => caller.grants.some((grant) => grant.orgId === id));
}

async function packsAsked(deps: Deps, countyId: string, packId: string | undefined): Promise<CompiledPack[]> {
  const inUse = (await packIdsInUse(deps, countyId, deps.clock.now())).filter((id) => packId === undefined || id === packId);
  const packs = await Promise.all(inUse.map((id) => packForFigures(deps, countyId, id)));
  return packs.filter((pack) => pack !== undefined);
}

async function lineOf({ db }: Deps, countyId: string, { pack, service, quota, of }: Omit<Line, 'counts'>): Promise<Line> {
  const months = { $gte: of.from.slice(0, 7), $lt: of.to.slice(0, 7) };
  const cells = await quotaCountModel(db).find({ countyId, packId: pack.manifest.id, serviceId: service.id, month: months }, { _id: 0, orgId: 1, done: 1, open: 1 }).lean<QuotaCountDoc[]>().exec();
  const counts = new Map<string, { done: number; open: number }>();
  for (const { orgId, done, open } of cells) {
    const before = counts.get(orgId) ?? { done: 0, open: 0 };
    counts.set(orgId, { done: before.done + done, open: before.open + open });
  }
  return { pack, service, quota, of, counts };
}

function cellOf({ quota, of, counts }: Line, unit: OrgUnit, units: readonly OrgUnit[], today: string): QuotaCell | null {
  const below = units.filter((one) => isWithin(one, unit.id));
  const planned = below.filter(({ tier }) => tier === quota.by).length * quota.value * of.times;
  if (planned === 0) return null;
  const found = below.flatMap(({ id }) => counts.get(id) ?? []);
  const [done, open] = [found.reduce((sum, one) => sum + one.done, 0), found.reduce((sum, one) => sum + one.open, 0)];
  const dueByNow = dueBy(planned, of, today);
  return { planned, done, open, dueByNow, behind: Math.max(0, dueByNow - done) };
}

/** Units × services: done of the quota. Services that ask nothing of any of the units are left out. @throws a refusal where a unit is not the caller's to see */
export async function quotaMatrix(deps: Deps, caller: Caller, asked: QuotaAsked): Promise<QuotaMatrix> {
  const { countyId } = caller;
  const [org, packs] = await Promise.all([deps.org.snapshot(countyId), packsAsked(deps, countyId, asked.packId)]);
  const asOf = deps.clock.now();
  const today = org.calendar.dateOf(asOf);
  const period = asked.period ?? periodOf(today, 'month');
  const wanted = packs.flatMap((pack) => Object.values(pack.services).flatMap((service) => {
    const { quota } = service;
    return quota === undefined || (asked.services && !asked.services.includes(service.id)) ? [] : [{ pack, service, quota, of: quotaPeriod(quota, period) }];
  }));
  const units = unitsAsked(caller, org, asked);
  const lines = await Promise.all(wanted.map((line) => lineOf(deps, countyId, line)));
  const table = units.map((unit) => lines.map((line) => cellOf(line, unit, org.units, today)));
  const kept = lines.flatMap((_line, index) => (table.some((cells) => cells[index] != null) ? [index] : []));
  return {
    asOf, period,
    services: kept.flatMap((index) => lines[index] ?? []).map(({ pack, service, quota, of }) => ({
      packId: pack.manifest.id, serviceId: service.id, title: service.title, ...(service.group === undefined ? {} : { group: service.group }), unit: quota.unit, quota: quota.value, period: of.period,
    })),
    rows: units.map((unit, row) => ({ orgId: unit.id, orgName: unit.name, cells: kept.map((index) => table[row]?.[index] ?? null) })),
  };
}
