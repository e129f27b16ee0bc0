/** 指标、报表、公示: they read fields that are filled and show only what is public. */
import { checkFeel } from '../../expression/index';
import type { Problem } from '../../shared/problem';
import type { NoticeDef } from '../format';
import { about, isThere, knownFields, type LintInput } from './input';
import { lintIndicator } from './indicators';
import { lintReport } from './reports';
import { unknownOfRecord } from './variables';

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
