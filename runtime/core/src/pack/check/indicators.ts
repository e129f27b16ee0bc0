/** 指标: what it counts is there, lies in the open, and is of a kind that its unit can be the sum of. */
import { isSealed } from '../../access/index';
import { checkFeel, feelVariables } from '../../expression/index';
import { isMade } from '../../indicator/counted';
import type { IndicatorDef } from '../../indicator/format';
import type { Problem } from '../../shared/problem';
import { about, isThere, knownFields, type LintInput } from './input';
import { lintMade } from './made-indicators';
import { unknownOfRecord } from './variables';

type At = ReturnType<typeof about>;
type Formula = Pick<IndicatorDef, 'where' | 'value' | 'time' | 'aggregate' | 'org' | 'dimensions'>;

const KEYS = ['where', 'value', 'time', 'org'] as const;
const expressionsOf = (def: Formula): [string, string][] => [
  ...KEYS.flatMap((key): [string, string][] => (def[key] === undefined ? [] : [[key, def[key]]])),
  ...(def.dimensions ?? []).map(({ value }, index): [string, string] => [`dimensions/${index}/value`, value]),
];

/** States that an expression compares `state` with must be states of the record. */
function unknownStates(input: LintInput, record: string, expression: string): string[] {
  const states = input.pack.records[record]?.states.map((state) => state.id);
  if (!states) return [];
  const compared = [...expression.matchAll(/(?<![\w.])state\s*!?=\s*"([^"]*)"/g), ...expression.matchAll(/\bstateAt\.([\p{L}_][\p{L}\p{N}_]*)/gu)];
  return compared.map(([, state]) => state ?? '').filter((state) => !states.includes(state));
}

/** Fields that no figure may read: what is sealed is not opened for one. */
function sealedIn(input: LintInput, record: string, expression: string) {
  const fields = knownFields(input, record) ?? {};
  const named = [...feelVariables(expression), ...[...expression.matchAll(/\bdata\.([\p{L}_][\p{L}\p{N}_]*)/gu)].map(([, name]) => name ?? '')];
  return [...new Set(named)].flatMap((name) => (Object.hasOwn(fields, name) && fields[name] && isSealed(fields[name]) ? [fields[name]] : []));
}

const lintExpression = (input: LintInput, at: At, record: string, [key, text]: [string, string]): Problem[] => [
  ...checkFeel(text).map((found) => at(found.code, `/${key}`, found.params)),
  ...unknownOfRecord(input, record, text).map((name) => at('indicator.variable', `/${key}`, { name })),
  ...unknownStates(input, record, text).map((state) => at('indicator.state-unknown', `/${key}`, { state })),
  ...sealedIn(input, record, text).map((field) => at('indicator.sealed', `/${key}`, { field: field.title, level: field.level })),
];

function lintFormula(input: LintInput, at: At, record: string, def: Formula): Problem[] {
  const missing = def.aggregate !== 'count' && def.value === undefined ? [at('indicator.value-missing', '/value')] : [];
  const timeless = def.time === undefined ? [at('indicator.time-missing', '/time')] : [];
  return [...expressionsOf(def).flatMap((entry) => lintExpression(input, at, record, entry)), ...missing, ...timeless, ...mayBeAbsent(input, at, record, def)];
}

/** A field that nobody has to fill makes a record without a number: it is not counted, and nobody sees that. */
function mayBeAbsent(input: LintInput, at: At, record: string, { aggregate, value = '' }: Formula): Problem[] {
  const field = knownFields(input, record)?.[value];
  return aggregate !== 'count' && field && !field.required ? [at('indicator.may-be-absent', '/value', { field: field.title }, 'warning')] : [];
}

/** What a count of records, or of what counts once, cannot be. */
const NOT_COUNTED: readonly IndicatorDef['unit'][] = ['hour', 'yuan', 'day', 'percent'];
function lintUnit(at: At, { aggregate, unit }: IndicatorDef): Problem[] {
  const counts = aggregate === 'count' || aggregate === 'distinct';
  const misfit = counts ? NOT_COUNTED.includes(unit) : unit === 'percent' && !isMade({ aggregate });
  // whoever comes twice counts twice among 人次, and once among 人
  const onceOnly = aggregate === 'distinct' && (unit === 'personTimes' || unit === 'times');
  return misfit || onceOnly ? [at('indicator.unit-misfit', '/unit')] : [];
}

function lintDimensions(input: LintInput, at: At, { dimensions = [] }: IndicatorDef): Problem[] {
  const ids = dimensions.map(({ id }) => id);
  return dimensions.flatMap(({ id, codes }, index) => [
    ...(ids.indexOf(id) === index ? [] : [at('indicator.dimension-twice', `/dimensions/${index}/id`, { id })]),
    ...(codes === undefined || isThere(input, 'code', codes) ? [] : [at('indicator.codes-unknown', `/dimensions/${index}/codes`, { id: codes })]),
  ]);
}

function lintFormer(input: LintInput, at: At, { former = [], record = '', version }: IndicatorDef): Problem[] {
  const versions = former.map((one) => one.version);
  return former.flatMap((one, index) => [
    ...(one.version < version && versions.indexOf(one.version) === index ? [] : [at('indicator.former-version', `/former/${index}/version`, { version: one.version })]),
    ...lintFormula(input, (code, path = '', params = {}, severity = 'error') => at(code, `/former/${index}${path}`, params, severity), record, one),
  ]);
}

export function lintIndicator(input: LintInput, def: IndicatorDef): Problem[] {
  const at = about('indicator', def.id);
  if (isMade(def)) return [...lintMade(input, at, def), ...lintUnit(at, def)];
  const { record = '' } = def;
  if (!isThere(input, 'record', record)) return [at('indicator.record-unknown', '/record', { id: record })];
  return [...lintFormula(input, at, record, def), ...lintUnit(at, def), ...lintDimensions(input, at, def), ...lintFormer(input, at, def)];
}
