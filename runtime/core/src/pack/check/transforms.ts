/** Transforms: each begins at a version of its own, names record types and fields that are there, and says what it does. */
import { checkFeel } from '../../expression/index';
import type { Problem } from '../../shared/problem';
import { isOlder } from '../../transform/versions';
import type { TransformDef, TransformStep } from '../format';
import { about, isThere, knownFields, type LintInput } from './input';

/** Where values come to stand: those fields must be there now. */
function targetsOf(step: TransformStep): readonly string[] {
  if (step.do === 'drop') return [];
  if (step.do === 'rename') return [step.to];
  return step.do === 'split' ? step.into : [step.field];
}
const tableOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : '');

/** The last one leads to the fields of today; what earlier ones lead to may be called otherwise by now. */
const isLast = (input: LintInput, def: TransformDef): boolean => Object.values(input.source.transform).every(({ from }) => from === def.from || isOlder(from, def.from));

function lintStep(input: LintInput, def: TransformDef, recordType: string, step: TransformStep, path: string): Problem[] {
  const at = about('transform', def.id);
  const fields = knownFields(input, recordType);
  const isKnown = (target: string): boolean => {
    const [field = '', column] = target.split('/');
    return fields === undefined || !isLast(input, def) || (Object.hasOwn(fields, field) && (column === undefined || Object.hasOwn(fields[field]?.columns ?? {}, column)));
  };
  const found = targetsOf(step).filter((target) => !isKnown(target)).map((field) => at('transform.field-unknown', path, { field }, 'warning'));
  if (step.do === 'rename' && tableOf(step.to) !== tableOf(step.field)) found.push(at('transform.other-table', path, { field: step.field, to: step.to }));
  if (step.do === 'split' && step.field.includes('/')) found.push(at('transform.split-column', path, { field: step.field }));
  if (step.do === 'default' && (step.value === undefined) === (step.expression === undefined)) found.push(at('transform.default', path, { field: step.field }));
  if (step.do === 'default' && step.expression !== undefined) found.push(...checkFeel(step.expression).map((problem) => ({ ...problem, path, item: at('transform.default').item ?? '' })));
  return found;
}

export function lintTransforms(input: LintInput): Problem[] {
  const all = Object.values(input.source.transform);
  const twice = all.filter((def, index) => all.findIndex((other) => other.from === def.from) !== index).map((def) => about('transform', def.id)('transform.from-twice', '/from', { version: def.from }));
  const each = all.flatMap((def) => Object.entries(def.records).flatMap(([type, steps]) => {
    if (!isThere(input, 'record', type)) return [about('transform', def.id)('transform.record-unknown', `/records/${type}`, { record: type }, 'warning')];
    return steps.flatMap((step, index) => lintStep(input, def, type, step, `/records/${type}/${index}`));
  }));
  return [...twice, ...each];
}
