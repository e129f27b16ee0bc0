import { type CompiledPack, hiddenAmong, smallestShown } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { packForFigures } from '../packs/index';
import { breakdown } from './breakdown';
import type { Figure } from './cells';
import { besides, type Conceal, concealing } from './conceal';
import { type Lookup, lookUp, together } from './lookup';
import { type FigureReach, figureReach, topmost } from './reach';

export interface FigureAsk {
  readonly packId: string;
  /** or `id@version`: as it was counted before */
  readonly indicatorId: string;
  /** each with everything below it, counted together */
  readonly orgIds: readonly string[];
  readonly period: string;
  readonly dimension?: string;
}
export type WhyNone = 'suppressed' | 'noDenominator' | 'noFacts' | 'unknown' | 'outOfReach';
export interface FigureAnswer {
  readonly value: number | null;
  readonly n: number;
  readonly asOf: string;
  readonly reason?: WhyNone;
  readonly by?: readonly { readonly value: string; readonly title: string; readonly figure: number | null; readonly n: number; readonly reason?: WhyNone }[];
}

interface Context { readonly deps: Deps; readonly countyId: string; readonly pack: CompiledPack; readonly reach: FigureReach; readonly lookup: Lookup; readonly conceal: Conceal }

export const told = (figure: Figure | undefined, asOf: string): FigureAnswer =>
  figure ? { value: figure.value, n: figure.n, asOf: figure.asOf, ...(figure.value === null ? { reason: (figure.reason as WhyNone | undefined) ?? 'noFacts' } : {}) } : { value: null, n: 0, asOf, reason: 'unknown' };
const untold = (reason: WhyNone, asOf: string): FigureAnswer => ({ value: null, n: 0, asOf, reason });

/** Several units together: small only as a whole. */
async function ofSeveral({ deps, countyId, pack, reach }: Context, ask: FigureAsk, orgIds: readonly string[]): Promise<FigureAnswer> {
  const figure = await together(deps, { countyId, pack }, ask.indicatorId, { orgIds, period: ask.period });
  const def = pack.indicators[ask.indicatorId];
  const isOwn = orgIds.every((id) => reach.roots.includes(id));
  const isSmall = def !== undefined && figure !== undefined && !isOwn && hiddenAmong([{ id: '', n: figure.n }], smallestShown(def)).ids.size > 0;
  return isSmall ? untold('suppressed', figure.asOf) : told(figure, deps.clock.now());
}

async function answer(context: Context, ask: FigureAsk): Promise<FigureAnswer> {
  const { deps, reach, lookup, conceal } = context;
  const now = deps.clock.now();
  if (ask.orgIds.length === 0 || !ask.orgIds.every((id) => reach.covers(id))) return untold('outOfReach', now);
  const [only = '', ...others] = topmost(reach.org, ask.orgIds);
  if (others.length > 0) return ofSeveral(context, ask, [only, ...others]);
  if (conceal.hides(ask.indicatorId, only, ask.period)) return untold('suppressed', now);
  const whole = told(lookup(ask.indicatorId, only, ask.period), now);
  if (ask.dimension === undefined || whole.reason === 'unknown') return whole;
  return { ...whole, by: await breakdown(context, { ...ask, dimension: ask.dimension, orgId: only }) };
}

async function ofPack(deps: Deps, caller: Caller, reach: FigureReach, asks: readonly FigureAsk[]): Promise<FigureAnswer[]> {
  const { countyId } = caller;
  const pack = await packForFigures(deps, countyId, asks[0]?.packId ?? '');
  if (!pack) return asks.map(() => untold('unknown', deps.clock.now()));
  const units = [...new Set(asks.flatMap(({ orgIds }) => topmost(reach.org, orgIds.filter((id) => reach.covers(id)))))];
  const lookup = await lookUp(deps, {
    countyId, pack, indicatorIds: [...new Set(asks.map(({ indicatorId }) => indicatorId))], periods: [...new Set(asks.map(({ period }) => period))], orgIds: [...new Set([...units, ...besides(reach, units)])],
  });
  const context = { deps, countyId, pack, reach, lookup, conceal: concealing(pack, reach, lookup) };
  return Promise.all(asks.map((ask) => answer(context, ask)));
}

/** Asks that want the same units of the same periods are looked up at once. */
const groupOf = ({ packId, period, dimension }: FigureAsk): string => [packId, dimension === undefined ? '' : 'by', period].join('\n');

/** Figures as they stand, in the order of the asks; each tells by itself why there is none. */
export async function figuresNow(deps: Deps, caller: Caller, asks: readonly FigureAsk[]): Promise<FigureAnswer[]> {
  const reach = await figureReach(deps, caller);
  const groups = new Map<string, FigureAsk[]>();
  for (const ask of asks) groups.set(groupOf(ask), [...(groups.get(groupOf(ask)) ?? []), ask]);
  const answers = new Map<FigureAsk, FigureAnswer>();
  await Promise.all([...groups.values()].map(async (group) => {
    const found = await ofPack(deps, caller, reach, group);
    group.forEach((ask, index) => answers.set(ask, found[index] ?? untold('unknown', deps.clock.now())));
  }));
  return asks.map((ask) => answers.get(ask) ?? untold('unknown', deps.clock.now()));
}
