import { aggregate, type Counted, countedIn, factOf, type Fact, type IndicatorDef, rangeOf, shareOf } from '../indicator/index';
import { derivedOf } from '../record/index';
import { duesIn } from './memory-dues';
import type { MemoryWorld } from './memory-world';

const within = ({ org }: MemoryWorld, orgId: string) => (unit: string): boolean => unit === orgId || org.unit(unit)?.path.includes(orgId) === true;

function factsOf(world: MemoryWorld, def: Counted, orgId: string): Fact[] {
  const { pack } = world.program;
  const isIn = within(world, orgId);
  return [...world.records.values()].flatMap((record) => {
    const fact = factOf(def, record, { now: world.clock, dateOf: world.calendar.dateOf, derived: derivedOf(pack, record) });
    const org = fact?.org !== undefined && world.org.unit(fact.org) ? fact.org : record.orgId;
    return fact && isIn(org) ? [fact] : [];
  });
}

function rateIn(world: MemoryWorld, def: IndicatorDef, orgId: string, period: string): number | null {
  const [plan, range] = [world.program.pack.plans?.[def.plan ?? ''], rangeOf(period)];
  const { due, done } = plan && range ? duesIn(world, plan, within(world, orgId), range) : { due: 0, done: 0 };
  return shareOf(def, done, due).value;
}

/** A figure counted from all records that there are. */
export function figureIn(world: MemoryWorld, indicatorId: string, orgId: string, period: string): number | null {
  const { pack } = world.program;
  const def = pack.indicators[indicatorId];
  if (!def) return null;
  const { numerator = '', denominator = '' } = def;
  if (def.aggregate === 'ratio') return shareOf(def, figureIn(world, numerator, orgId, period), figureIn(world, denominator, orgId, period)).value;
  if (def.aggregate === 'rate') return rateIn(world, def, orgId, period);
  const counted = countedIn(pack).find(({ id }) => id === indicatorId);
  const range = rangeOf(period);
  const isInPeriod = ({ at }: Fact): boolean => range === undefined || (at >= range.from && at < range.to);
  return counted ? aggregate(counted, factsOf(world, counted, orgId).filter(isInPeriod)) : null;
}
