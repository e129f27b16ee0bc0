import { type CompiledPack, hiddenAmong, type IndicatorDef, smallestShown } from '@liandong/core/run';
import type { Figure } from './cells';
import { figuresBy } from './compute';
import { countedOf } from './facts';
import { type LookupDeps, shareFigure } from './lookup';
import type { FigureReach } from './reach';

interface Context { readonly deps: LookupDeps; readonly countyId: string; readonly pack: CompiledPack; readonly reach: Pick<FigureReach, 'roots'> }
interface Wanted { readonly indicatorId: string; readonly orgId: string; readonly period: string; readonly dimension: string }
export interface ByCode { readonly value: string; readonly title: string; readonly figure: number | null; readonly n: number; readonly reason?: 'suppressed' | 'noDenominator' | 'noFacts' }

async function counted({ deps, countyId, pack }: Context, indicatorId: string | undefined, { orgId, period, dimension }: Wanted): Promise<ReadonlyMap<string, Figure>> {
  const def = countedOf(pack).find(({ id }) => id === indicatorId);
  const has = def?.dimensions?.some(({ id }) => id === dimension) === true;
  return def && has ? figuresBy(deps, def, { countyId, packId: pack.manifest.id, indicatorId: def.id, orgIds: [orgId], period }, dimension) : new Map();
}

async function figuresOf(context: Context, def: IndicatorDef | undefined, wanted: Wanted): Promise<ReadonlyMap<string, Figure>> {
  if (def?.aggregate !== 'ratio') return counted(context, wanted.indicatorId, wanted);
  const [parts, wholes] = await Promise.all([counted(context, def.numerator, wanted), counted(context, def.denominator, wanted)]);
  const now = context.deps.clock.now();
  // a part that is not there is nothing of a whole that is
  const none: Figure = { value: 0, n: 0, asOf: now };
  return new Map([...wholes].map(([code, whole]) => [code, shareFigure(def, parts.get(code) ?? none, whole, now)]));
}

/** Title of a code, by the list that the dimension names. */
function titlesOf(pack: CompiledPack, def: IndicatorDef | undefined, dimension: string): ReadonlyMap<string, string> {
  const source = def?.aggregate === 'ratio' ? pack.indicators[def.denominator ?? ''] : def;
  const codes = source?.dimensions?.find(({ id }) => id === dimension)?.codes;
  return new Map((pack.codes[codes ?? '']?.items ?? []).map(({ code, title }) => [code, title]));
}

/** A figure taken apart by a dimension, in the order of its codes; small ones are hidden outside the unit as they are among units. */
export async function breakdown(context: Context, wanted: Wanted): Promise<ByCode[]> {
  const { pack, reach } = context;
  const def = pack.indicators[wanted.indicatorId.split('@')[0] ?? ''];
  const figures = await figuresOf(context, def, wanted);
  const titles = titlesOf(pack, def, wanted.dimension);
  const least = def && !reach.roots.includes(wanted.orgId) ? smallestShown(def) : 0;
  const hidden = hiddenAmong([...figures].map(([id, { n }]) => ({ id, n })), least);
  const place = (code: string): number => { const at = [...titles.keys()].indexOf(code); return at < 0 ? titles.size : at; };
  return [...figures].sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1)).map(([value, { value: figure, n, reason }]): ByCode => {
    const base = { value, title: titles.get(value) ?? value };
    if (hidden.ids.has(value)) return { ...base, figure: null, n: 0, reason: 'suppressed' };
    return { ...base, figure, n, ...(figure === null ? { reason: (reason as ByCode['reason']) ?? 'noFacts' } : {}) };
  });
}
