/** 报表: its indicators are there, can be taken apart as it says, and its steps lead upwards to who signs. */
import { checkFeel, feelVariables } from '../../expression/index';
import { isMade } from '../../indicator/counted';
import { isSummed } from '../../indicator/gather';
import type { IndicatorDef, ReportDef } from '../../indicator/format';
import type { Problem } from '../../shared/problem';
import { TIERS } from '../../org/types';
import { about, isThere, type LintInput, roleOf } from './input';

type At = ReturnType<typeof about>;
type Defs = readonly IndicatorDef[];

const dimensionsOf = (input: LintInput, def: IndicatorDef): string[] => {
  const counted = isMade(def) ? [def.numerator, def.denominator].flatMap((id) => input.pack.indicators[id ?? ''] ?? []) : [def];
  const [first = [], ...others] = counted.map(({ dimensions = [] }) => dimensions.map(({ id }) => id));
  return def.aggregate === 'rate' ? [] : first.filter((id) => others.every((ids) => ids.includes(id)));
};

const SCOPE = ['now', 'before', 'unit', 'period'];
const figuresIn = (text: string): string[] => [...text.matchAll(/\b(?:now|before)\.([\p{L}_][\p{L}\p{N}_]*)/gu)].map(([, id]) => id ?? '');

/** Numbers of people and of times have no sum, nor have yuan and hours. */
function mixed(at: At, defs: Defs, path: string, text: string): Problem[] {
  const unitOf = (id: string | undefined): string | undefined => defs.find((def) => def.id === id)?.unit;
  return [...text.matchAll(/\b(?:now|before)\.(\w+)\s*[+-]\s*(?:now|before)\.(\w+)/g)]
    .filter(([, a, b]) => unitOf(a) !== undefined && unitOf(b) !== undefined && unitOf(a) !== unitOf(b))
    .map(([, a = '', b = '']) => at('report.units-mixed', path, { a: defs.find(({ id }) => id === a)?.title ?? a, b: defs.find(({ id }) => id === b)?.title ?? b }));
}

function lintWords(at: At, def: ReportDef, defs: Defs): Problem[] {
  const texts = [
    ...(def.sentences ?? []).map(({ text }, index): [string, string] => [`/sentences/${index}/text`, text]),
    ...(def.exceptions ?? []).map(({ when }, index): [string, string] => [`/exceptions/${index}/when`, when]),
  ];
  return texts.flatMap(([path, text]) => [
    ...checkFeel(text).map((found) => at(found.code, path, found.params)),
    ...[...feelVariables(text).filter((name) => !SCOPE.includes(name)), ...figuresIn(text).filter((id) => !def.indicators.includes(id))].map((name) => at('report.variable', path, { name })),
    ...mixed(at, defs, path, text),
  ]);
}

const height = (tier: ReportDef['rows']): number => -TIERS.indexOf(tier);

function lintSteps(input: LintInput, at: At, { climb, rows }: ReportDef): Problem[] {
  const steps = climb?.steps ?? [];
  return steps.flatMap((step, index) => {
    const before = steps[index - 1]?.tier ?? rows;
    return [
      ...(height(step.tier) < height(before) ? [at('report.step-down', `/climb/steps/${index}/tier`, { step: step.title })] : []),
      ...(steps.findIndex(({ id }) => id === step.id) === index ? [] : [at('report.step-twice', `/climb/steps/${index}/id`, { id: step.id })]),
      ...step.roles.filter((id) => !roleOf(input.pack, id)).map((id) => at('report.role-unknown', `/climb/steps/${index}/roles`, { id })),
    ];
  });
}

/** What it puts together climbs at units below its own, in the same periods, and says all that is summed up here. */
function lintGathers(input: LintInput, at: At, def: ReportDef, defs: Defs): Problem[] {
  if (def.gathers === undefined) return [];
  const below = input.pack.reports[def.gathers];
  if (!below) return isThere(input, 'report', def.gathers) ? [] : [at('report.gathers-unknown', '/gathers', { id: def.gathers })];
  const [own, other] = [def, below].map(({ climb }) => climb?.steps[0]?.tier);
  if (own === undefined || other === undefined) return [at('report.gathers-flat', '/gathers', { title: (own === undefined ? def : below).title })];
  return [
    ...(height(own) > height(other) ? [] : [at('report.gathers-below', '/gathers', { title: below.title })]),
    ...(def.period === below.period ? [] : [at('report.gathers-period', '/gathers', { title: below.title })]),
    ...defs.filter((one) => isSummed(one) && !below.indicators.includes(one.id)).map((one) => at('report.gathers-indicator', '/indicators', { title: below.title, indicator: one.title })),
  ];
}

export function lintReport(input: LintInput, def: ReportDef): Problem[] {
  const at = about('report', def.id);
  const defs = def.indicators.flatMap((id) => input.pack.indicators[id] ?? []);
  const { dimension } = def;
  return [
    ...def.indicators.filter((id) => !isThere(input, 'indicator', id)).map((id) => at('report.indicator-unknown', '/indicators', { id })),
    ...(dimension === undefined ? [] : defs.filter((one) => !dimensionsOf(input, one).includes(dimension)).map(({ title }) => at('report.dimension-unknown', '/dimension', { title, id: dimension }))),
    ...(def.climb && def.period === 'all' ? [at('report.climbs-never', '/climb')] : []),
    ...lintWords(at, def, defs), ...lintSteps(input, at, def), ...lintGathers(input, at, def, defs),
  ];
}
