/** What a report of an upper level says: the signed reports below it put together, and what its unit has besides them. Pure. */
import { shareOf } from './aggregate';
import { ofTenThousandths, tenThousandths } from './wholes';
import type { IndicatorDef } from './format';

export interface Amount { readonly value: number | null; readonly n: number }
/** `summed`: of what was signed below; `counted`: of the records themselves, since such figures have no sum */
export interface Gathered extends Amount { readonly basis: 'summed' | 'counted'; readonly reason?: string }

/** Sums of these are right whatever stands in them; a median of medians, or people counted twice, are not. */
export const isSummed = ({ aggregate }: Pick<IndicatorDef, 'aggregate'>): boolean => aggregate === 'count' || aggregate === 'sum';

export interface Gathering {
  readonly defs: Readonly<Record<string, IndicatorDef>>;
  readonly ids: readonly string[];
  /** figures of each signed report below, as they were signed: with what was put right by hand */
  readonly signed: readonly ReadonlyMap<string, Amount>[];
  /** summed ones: what the unit has that stands in no report below; others: over everything */
  readonly own: (id: string) => (Amount & { readonly reason?: string }) | undefined;
}

function summed(id: string, { signed, own }: Gathering): Gathered {
  const all = [...signed.map((below) => below.get(id)), own(id)].flatMap((one) => one ?? []);
  return { value: ofTenThousandths(all.reduce((sum, one) => sum + tenThousandths(one.value ?? 0), 0)), n: all.reduce((n, one) => n + one.n, 0), basis: 'summed' };
}

/** A share of two that are summed is the share of their sums. */
function shared(def: IndicatorDef, gathering: Gathering): Gathered | undefined {
  const parts = [def.numerator, def.denominator].map((id) => (id !== undefined && gathering.ids.includes(id) ? gathering.defs[id] : undefined));
  const [part, whole] = parts.map((one) => (one && isSummed(one) ? summed(one.id, gathering) : undefined));
  return part && whole && { ...shareOf(def, part.value, whole.value), n: whole.n, basis: 'summed' };
}

export function gathered(id: string, gathering: Gathering): Gathered {
  const def = gathering.defs[id];
  if (def && isSummed(def)) return summed(id, gathering);
  const share = def?.aggregate === 'ratio' ? shared(def, gathering) : undefined;
  return share ?? { value: null, n: 0, ...gathering.own(id), basis: 'counted' };
}
