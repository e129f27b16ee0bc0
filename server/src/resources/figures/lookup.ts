/** Figures of many units, indicators and periods at once: cells as last computed, those that nobody has asked for before computed now, and shares made of them. */
import { type CompiledPack, type IndicatorDef, isMade, shareOf } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { planDues } from '../plans/index';
import { type Figure, openCells, readCells } from './cells';
import { computeCell, figureOf } from './compute';
import { countedOf } from './facts';
import type { CellDoc } from './model';

export type LookupDeps = Pick<Deps, 'db' | 'clock' | 'org'>;
export interface Asked { readonly countyId: string; readonly pack: CompiledPack; /** ids of indicators, or of what they were before (`id@version`) */ readonly indicatorIds: readonly string[]; readonly orgIds: readonly string[]; readonly periods: readonly string[] }
export type Lookup = (indicatorId: string, orgId: string, period: string) => Figure | undefined;

/** What is counted for an indicator: itself, or the two that it is a share of. */
export const partsOf = (def: IndicatorDef): string[] => (def.aggregate === 'ratio' ? [def.numerator ?? '', def.denominator ?? ''] : isMade(def) ? [] : [def.id]);
const keyOf = (...parts: readonly string[]): string => parts.join('\n');
const known = (cell: CellDoc): Figure | undefined => (cell.n === undefined || cell.asOf === undefined ? undefined : { value: cell.value ?? null, n: cell.n, asOf: cell.asOf });

async function cellsOf(deps: LookupDeps, { countyId, pack, indicatorIds, orgIds, periods }: Asked): Promise<ReadonlyMap<string, Figure>> {
  const asked = { countyId, packId: pack.manifest.id, indicatorIds, orgIds, periods };
  const defs = new Map(countedOf(pack).map((def) => [def.id, def]));
  let cells = await readCells(deps.db, asked);
  if (cells.length < indicatorIds.length * orgIds.length * periods.length) {
    const there = new Set(cells.map((cell) => keyOf(cell.indicatorId, cell.orgId, cell.period)));
    const all = indicatorIds.flatMap((indicatorId) => orgIds.flatMap((orgId) => periods.map((period) => ({ countyId, packId: asked.packId, indicatorId, orgId, period }))));
    await openCells(deps.db, all.filter((key) => !there.has(keyOf(key.indicatorId, key.orgId, key.period))));
    cells = await readCells(deps.db, asked);
  }
  const found = new Map<string, Figure>();
  for (const cell of cells) {
    const def = defs.get(cell.indicatorId);
    if (def) found.set(keyOf(cell.indicatorId, cell.orgId, cell.period), known(cell) ?? (await computeCell(deps, def, cell)));
  }
  return found;
}

const older = (a: Figure | undefined, b: Figure | undefined, now: string): string => [a?.asOf ?? now, b?.asOf ?? now].sort()[0] ?? now;

/** A share of two figures. It is made of as many records as what it is a share of. */
export function shareFigure(def: IndicatorDef, part: Figure | undefined, whole: Figure | undefined, now: string): Figure {
  return { ...shareOf(def, part?.value ?? null, whole?.value ?? null), n: whole?.n ?? 0, asOf: older(part, whole, now) };
}

/** Of those who were due by its plan at these units, how many were done. */
export async function rateOf(deps: LookupDeps, { countyId, pack }: Pick<Asked, 'countyId' | 'pack'>, def: IndicatorDef, at: { orgIds: readonly string[]; period: string }): Promise<Figure> {
  const { due, done } = await planDues(deps, countyId, { packId: pack.manifest.id, planId: def.plan ?? '', ...at });
  return { ...shareOf(def, done, due), n: due, asOf: deps.clock.now() };
}

async function ratesOf(deps: LookupDeps, asked: Asked): Promise<ReadonlyMap<string, Figure>> {
  const defs = asked.indicatorIds.flatMap((id) => asked.pack.indicators[id] ?? []).filter(({ aggregate }) => aggregate === 'rate');
  const found = defs.flatMap((def) => asked.orgIds.flatMap((orgId) => asked.periods.map(async (period): Promise<[string, Figure]> => [keyOf(def.id, orgId, period), await rateOf(deps, asked, def, { orgIds: [orgId], period })])));
  return new Map(await Promise.all(found));
}

export async function lookUp(deps: LookupDeps, asked: Asked): Promise<Lookup> {
  const { pack, indicatorIds } = asked;
  const defs = countedOf(pack).map(({ id }) => id);
  const counted = [...new Set(indicatorIds.flatMap((id) => (defs.includes(id) ? [id] : partsOf(pack.indicators[id] ?? ({} as IndicatorDef)))))].filter((id) => defs.includes(id));
  const [cells, rates] = await Promise.all([cellsOf(deps, { ...asked, indicatorIds: counted }), ratesOf(deps, asked)]);
  const now = deps.clock.now();
  return (id, orgId, period) => {
    const def = pack.indicators[id];
    const at = (one: string): Figure | undefined => cells.get(keyOf(one, orgId, period)) ?? rates.get(keyOf(one, orgId, period));
    return def?.aggregate === 'ratio' ? shareFigure(def, at(def.numerator ?? ''), at(def.denominator ?? ''), now) : at(id);
  };
}

/** One figure of several units together; none of them lies within another. */
export async function together(deps: LookupDeps, { countyId, pack }: Pick<Asked, 'countyId' | 'pack'>, indicatorId: string, at: { orgIds: readonly string[]; period: string }): Promise<Figure | undefined> {
  const def = pack.indicators[indicatorId];
  if (def?.aggregate === 'rate') return rateOf(deps, { countyId, pack }, def, at);
  const counted = async (id: string | undefined): Promise<Figure | undefined> => {
    const found = countedOf(pack).find((one) => one.id === id);
    return found && figureOf(deps, found, { countyId, packId: pack.manifest.id, indicatorId: found.id, ...at });
  };
  if (def?.aggregate !== 'ratio') return counted(indicatorId);
  return shareFigure(def, await counted(def.numerator), await counted(def.denominator), deps.clock.now());
}
