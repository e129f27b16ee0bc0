/** 派生字段: they follow from the record alone, and lie in the open. */
import { checkFeel } from '../../expression/index';
import { sealedReadBy } from '../../record/derived';
import type { DerivedDef, RecordType } from '../../record/format';
import type { Problem } from '../../shared/problem';
import { about, knownFields, type LintInput } from './input';
import { twiceIn } from './names';
import { unknownOfRecord } from './variables';

/** Its value would be another tomorrow, and nothing would make it anew. */
const CLOCK = /\b(now|today)\s*\(/;
const withoutTexts = (expression: string): string => expression.replace(/"(?:[^"\\]|\\.)*"/g, '""');

function lintOne(input: LintInput, type: RecordType, def: DerivedDef, path: string): Problem[] {
  const at = about('record', type.id);
  const fields = knownFields(input, type.id);
  const wrong = checkFeel(def.expression).map((found) => at(found.code, path, found.params));
  if (wrong.length > 0 || !fields) return wrong;
  const others = (type.derived ?? []).filter(({ id }) => new RegExp(`(?<![\\w.])${id}(?!\\w)`).test(withoutTexts(def.expression)) && !Object.hasOwn(fields, id));
  return [
    ...unknownOfRecord(input, type.id, def.expression).map((name) => at('record.variable', path, { name, what: def.title })),
    ...others.map((other) => at('record.derived-of-derived', path, { what: def.title, other: other.title })),
    ...(CLOCK.test(withoutTexts(def.expression)) ? [at('record.derived-clock', path, { what: def.title })] : []),
    ...sealedReadBy(def, fields).map((field) => at('record.derived-sealed', path, { what: def.title, field: field.title, level: field.level })),
    ...(Object.hasOwn(fields, def.id) ? [at('record.derived-field', path, { id: def.id })] : []),
  ];
}

export function lintDerived(input: LintInput, type: RecordType): Problem[] {
  const derived = type.derived ?? [];
  return [
    ...twiceIn(derived.map(({ id }) => id)).map((id) => about('record', type.id)('record.derived-twice', '/derived', { id })),
    ...derived.flatMap((def, index) => lintOne(input, type, def, `/derived/${index}/expression`)),
  ];
}
