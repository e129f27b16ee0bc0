/** Indicators made of others: shares of one in another, and of those who were due. */
import { isMade } from '../../indicator/counted';
import type { IndicatorDef } from '../../indicator/format';
import type { Problem } from '../../shared/problem';
import { type about, isThere, type LintInput } from './input';

type At = ReturnType<typeof about>;

const partsOf = ({ numerator, denominator }: Partial<IndicatorDef>): string[] => [numerator, denominator].filter((id) => id !== undefined);

/** Whether following the parts of an indicator comes back to it. */
function isInItself(input: LintInput, id: string): boolean {
  const seen = new Set<string>();
  const open = partsOf(input.pack.indicators[id] ?? {});
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === id) return true;
    if (!seen.has(next)) open.push(...partsOf(input.pack.indicators[next] ?? {}));
    seen.add(next);
  }
  return false;
}

function lintPart(input: LintInput, at: At, key: 'numerator' | 'denominator', def: IndicatorDef): Problem[] {
  const id = def[key];
  if (id === undefined) return [at('indicator.part-missing', `/${key}`)];
  if (!isThere(input, 'indicator', id)) return [at('indicator.part-unknown', `/${key}`, { id })];
  const part = input.pack.indicators[id];
  return part && isMade(part) ? [at('indicator.share-of-share', `/${key}`, { title: part.title })] : [];
}

/** What only a count of records has: on a share it would say something that nobody follows. */
const IGNORED = ['record', 'where', 'value', 'time', 'org', 'dimensions', 'former'] as const;

export function lintMade(input: LintInput, at: At, def: IndicatorDef): Problem[] {
  const ignored = IGNORED.filter((key) => def[key] !== undefined).map((key) => at('indicator.ignored', `/${key}`, {}, 'warning'));
  if (def.aggregate === 'rate') {
    const plan = def.plan === undefined ? [at('indicator.plan-missing', '/plan')] : isThere(input, 'plan', def.plan) ? [] : [at('indicator.plan-unknown', '/plan', { id: def.plan })];
    return [...plan, ...ignored];
  }
  if (isInItself(input, def.id)) return [at('indicator.circular', '/numerator'), ...ignored];
  return [...lintPart(input, at, 'numerator', def), ...lintPart(input, at, 'denominator', def), ...ignored];
}
