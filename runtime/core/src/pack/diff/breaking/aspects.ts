/** What of one datum breaks stored answers, aspect by aspect. */
import { coreText, CORE_TEXT, filled } from '../../../text/index';
import type { TransformStep } from '../../format';
import { LEVELS } from '../../../access/index';
import type { Datum, Option } from './datum';
import type { Breaking, Probe } from './types';

export interface Found extends Pick<Breaking, 'kind' | 'detail' | 'probe' | 'proposals'>, Partial<Pick<Breaking, 'choices' | 'gone'>> {}
type Aspect = (before: Datum, after: Datum) => Found[];

const words = (key: keyof typeof CORE_TEXT.breaking, params: Record<string, string> = {}): string => filled(CORE_TEXT.breaking[key], params);
const typeWord = (type: string): string => coreText(`type.${type}`) ?? type;

const type: Aspect = (before, after) => {
  const [from, to] = [before.field.type, after.field.type];
  if (from === to || (from === 'integer' && to === 'number')) return [];
  const field = after.path;
  const turned: TransformStep[] = to === 'object' || from === 'object' ? [] : [{ do: 'convert', field, type: to }];
  return [{ kind: 'type', detail: words('type', { from: typeWord(from), to: typeWord(to) }), probe: { kind: 'present' }, proposals: [...turned, { do: 'drop', field }] }];
};

/** The option of today with the same title, or of one that the old title begins with or the other way round. */
const twin = (old: Option, now: readonly Option[]): Option | undefined => now.find(({ title }) => title === old.title) ?? now.find(({ title }) => title.startsWith(old.title) || old.title.startsWith(title));

const options: Aspect = (before, after) => {
  const gone = before.options.filter((old) => !after.options.some(({ value }) => value === old.value));
  if (gone.length === 0 || after.options.length === 0) return [];
  const map = Object.fromEntries(gone.flatMap((old) => { const found = twin(old, after.options); return found ? [[String(old.value), found.value]] : []; }));
  return [{
    kind: 'options', detail: words('options', { options: gone.map(({ title }) => title).join(CORE_TEXT.value.separator) }), probe: { kind: 'in', values: gone.map(({ value }) => value) },
    proposals: [{ do: 'recode', field: after.path, map }], choices: after.options, gone,
  }];
};

const emptyOf: Readonly<Record<string, string | number | boolean>> = { string: '', number: 0, integer: 0, boolean: false };

/** What it must be filled with where it was not asked for, or not needed, so far. */
export function newlyRequired(after: Datum): Found[] {
  const value = after.options[0]?.value ?? emptyOf[after.field.type];
  return [{ kind: 'required', detail: words('required'), probe: { kind: 'missing' }, proposals: value === undefined ? [] : [{ do: 'default', field: after.path, value }] }];
}
/** Only where a form asked already: a field in a new form is asked for when its step comes. */
const required: Aspect = (before, after) => (after.requiredIn.some((form) => !before.requiredIn.includes(form) && before.form.id === form) ? newlyRequired(after) : []);

const number = (datum: Datum, keyword: string): number | undefined => (typeof datum.property[keyword] === 'number' ? datum.property[keyword] : undefined);
const LIMITS: readonly { readonly keyword: string; readonly probe: 'over' | 'under' | 'longer' | 'shorter' }[] = [
  { keyword: 'maximum', probe: 'over' }, { keyword: 'exclusiveMaximum', probe: 'over' }, { keyword: 'minimum', probe: 'under' }, { keyword: 'exclusiveMinimum', probe: 'under' },
  { keyword: 'maxLength', probe: 'longer' }, { keyword: 'minLength', probe: 'shorter' }, { keyword: 'maxItems', probe: 'longer' }, { keyword: 'minItems', probe: 'shorter' },
];
const isUpper = (probe: Probe['kind']): boolean => probe === 'over' || probe === 'longer';

const limits: Aspect = (before, after) => {
  const tightened = LIMITS.flatMap(({ keyword, probe }): Found[] => {
    const [old, limit] = [number(before, keyword), number(after, keyword)];
    if (limit === undefined || (old !== undefined && (isUpper(probe) ? limit >= old : limit <= old))) return [];
    return [{ kind: 'limits', detail: words(probe, { limit: String(limit) }), probe: { kind: probe, limit }, proposals: [] }];
  });
  const [old, pattern] = [before.property.pattern, after.property.pattern];
  const [oldFormat, format] = [before.field.format, after.field.format];
  const shaped = (pattern !== undefined && pattern !== old) || (format !== undefined && format !== oldFormat);
  return shaped && before.field.type === after.field.type ? [...tightened, { kind: 'limits', detail: words('shape'), probe: { kind: 'unknown' }, proposals: [] }] : tightened;
};

const level: Aspect = (before, after) => {
  const [from, to] = [LEVELS.indexOf(before.field.level), LEVELS.indexOf(after.field.level)];
  return to >= from ? [] : [{ kind: 'level', detail: words('level', { from: coreText(`level.${before.field.level}`) ?? '', to: coreText(`level.${after.field.level}`) ?? '' }), probe: { kind: 'present' }, proposals: [] }];
};

const ASPECTS: readonly Aspect[] = [type, options, required, limits, level];
export const aspectsOf = (before: Datum, after: Datum): Found[] => ASPECTS.flatMap((aspect) => aspect(before, after));

/** A field that is gone: it may be another one now, several, or none. */
export function removed(before: Datum, to: string | undefined, added: readonly Datum[]): Found {
  const field = before.path;
  const texts = added.filter((datum) => datum.field.type === 'string' && !datum.path.includes('/')).map(({ path }) => path);
  const proposals: TransformStep[] = [
    ...(to === undefined ? [] : [{ do: 'rename', field, to } as const]),
    ...(before.field.type === 'string' && !field.includes('/') && texts.length > 1 ? [{ do: 'split', field, into: texts.slice(0, 10), at: ' ' } as const] : []),
    { do: 'drop', field },
  ];
  return { kind: 'removed', detail: words('removed'), probe: { kind: 'present' }, proposals };
}
