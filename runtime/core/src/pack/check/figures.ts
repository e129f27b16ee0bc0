/** 指标、报表、公示: they read fields that are filled and show only what is public. */
import { checkFeel } from '../../expression/index';
import type { Problem } from '../../shared/problem';
import type { IndicatorDef, ReportDef } from '../../indicator/format';
import type { NoticeDef } from '../format';
import { about, isThere, knownFields, type LintInput } from './input';
import { unknownOfRecord } from './variables';

const expressionsOf = (def: IndicatorDef): [string, string][] =>
  (['where', 'value', 'time'] as const).flatMap((key): [string, string][] => (def[key] === undefined ? [] : [[key, def[key]]]));

/** States that an expression compares `state` with must be states of the record. */
function unknownStates(input: LintInput, record: string, expression: string): string[] {
  const states = input.pack.records[record]?.states.map((state) => state.id);
  if (!states) return [];
  const compared = [...expression.matchAll(/(?<![\w.])state\s*!?=\s*"([^"]*)"/g), ...expression.matchAll(/\bstateAt\.([\p{L}_][\p{L}\p{N}_]*)/gu)];
  return compared.map(([, state]) => state ?? '').filter((state) => !states.includes(state));
}

function lintIndicator(input: LintInput, def: IndicatorDef): Problem[] {
  const at = about('indicator', def.id);
  const { record = '' } = def;
  if (!isThere(input, 'record', record)) return [at('indicator.record-unknown', '/record', { id: record })];
  const each = expressionsOf(def).flatMap(([key, text]) => [
    ...checkFeel(text).map((found) => ({ ...at(found.code, `/${key}`, found.params) })),
    ...unknownOfRecord(input, record, text).map((name) => at('indicator.variable', `/${key}`, { name })),
    ...unknownStates(input, record, text).map((state) => at('indicator.state-unknown', `/${key}`, { state })),
  ]);
  return def.aggregate !== 'count' && def.value === undefined ? [...each, at('indicator.value-missing', '/value')] : each;
}

const lintReport = (input: LintInput, def: ReportDef): Problem[] =>
  def.indicators.filter((id) => !isThere(input, 'indicator', id)).map((id) => about('report', def.id)('report.indicator-unknown', '/indicators', { id }));

function lintNotice(input: LintInput, def: NoticeDef): Problem[] {
  const at = about('notice', def.id);
  if (!isThere(input, 'record', def.record)) return [at('notice.record-unknown', '/record', { id: def.record })];
  const fields = knownFields(input, def.record);
  const shown = def.fields.flatMap((id) => {
    const field = fields?.[id];
    if (!field) return fields ? [at('notice.field-unknown', '/fields', { field: id })] : [];
    return field.level === 'L0' ? [] : [at('notice.field-private', '/fields', { field: field.title, level: field.level })];
  });
  const where = checkFeel(def.where).map((found) => at(found.code, '/where', found.params));
  const variables = unknownOfRecord(input, def.record, def.where).map((name) => at('notice.variable', '/where', { name }));
  return [...shown, ...where, ...variables];
}

export const lintFigures = (input: LintInput): Problem[] => [
  ...Object.values(input.pack.indicators).flatMap((def) => lintIndicator(input, def)),
  ...Object.values(input.pack.reports).flatMap((def) => lintReport(input, def)),
  ...Object.values(input.pack.notices).flatMap((def) => lintNotice(input, def)),
];
