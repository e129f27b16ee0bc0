import { aggregate, type Counted, countedIn, factOf, type Fact, rangeOf, shareOf } from '../indicator/index';
import { derivedOf } from '../record/index';
import type { MemoryWorld } from './memory-world';

function factsOf(world: MemoryWorld, def: Counted, orgId: string): Fact[] {
  const { pack } = world.program;
  const isIn = (unit: string): boolean => unit === orgId || world.org.unit(unit)?.path.includes(orgId) === true;
  return [...world.records.values()].flatMap((record) => {
    const fact = factOf(def, record, { now: world.clock, dateOf: world.calendar.dateOf, derived: derivedOf(pack, record) });
    const org = fact?.org !== undefined && world.org.unit(fact.org) ? fact.org : record.orgId;
    return fact && isIn(org) ? [fact] : [];
  });
}

/** A figure counted from all records that there are. Who is due by a plan is not known here: such a rate is null. */
export function figureIn(world: MemoryWorld, indicatorId: string, orgId: string, period: string): number | null {
  const { pack } = world.program;
  const def = pack.indicators[indicatorId];
  if (!def) return null;
  const { numerator = '', denominator = '' } = def;
  if (def.aggregate === 'ratio') return shareOf(def, figureIn(world, numerator, orgId, period), figureIn(world, denominator, orgId, period)).value;
  const counted = countedIn(pack).find(({ id }) => id === indicatorId);
  const range = rangeOf(period);
  const isInPeriod = ({ at }: Fact): boolean => range === undefined || (at >= range.from && at < range.to);
  return counted ? aggregate(counted, factsOf(world, counted, orgId).filter(isInPeriod)) : null;
}
