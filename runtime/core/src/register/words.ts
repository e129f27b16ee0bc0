/** A filter as a sentence: 走访日期在本月，且风险等级是高. */
import type { FieldRef } from '../form/types';
import type { CompiledPack } from '../pack/program';
import type { Json } from '../shared/json';
import { displayValue } from '../record/display-value';
import { CORE_TEXT, filled } from '../text/index';
import type { RegisterField } from './fields';
import { isGroup, type RegisterCondition, type RegisterFilter } from './format';
import { ME } from './resolve';

const WORDS = CORE_TEXT.register;
export interface FilterWordsCtx {
  readonly pack: CompiledPack;
  readonly fields: ReadonlyMap<string, RegisterField>;
  /** what was picked, by name */
  readonly names?: (ref: FieldRef, id: string) => string;
}

function valueText({ options, ref, kind, spec }: RegisterField, value: Json, { pack, names }: FilterWordsCtx): string {
  if (value === ME) return WORDS.me;
  const option = options?.find((one) => one.value === value);
  if (option) return option.title;
  if (ref && names) return names(ref, String(value));
  if (kind === 'instant') return displayValue({ id: '', title: '', type: 'string', format: 'date', level: 'L0', required: false }, value, pack);
  return kind === 'text' ? filled(WORDS.quoted, { value: String(value) }) : spec ? displayValue(spec, value, pack) : String(value);
}

function boundsText(field: RegisterField, { from, to }: RegisterCondition, ctx: FilterWordsCtx): string {
  const text = (bound: string | number | undefined): string => (bound === undefined ? '' : valueText(field, bound, ctx));
  return filled(from === undefined ? WORDS.bounds.to : to === undefined ? WORDS.bounds.from : WORDS.bounds.both, { from: text(from), to: text(to) });
}

/** What stands in the blank of a condition. */
export function conditionValue(field: RegisterField, condition: RegisterCondition, ctx: FilterWordsCtx): string {
  const { op, values = [], period } = condition;
  if (op === 'within') return period ? WORDS.period[period] : '';
  if (op === 'between') return boundsText(field, condition, ctx);
  return values.map((value) => valueText(field, value, ctx)).join(WORDS.or);
}

export function conditionWords(condition: RegisterCondition, ctx: FilterWordsCtx): string {
  const field = ctx.fields.get(condition.field);
  return field ? filled(WORDS.op[condition.op], { title: field.title, value: conditionValue(field, condition, ctx) }) : '';
}

/** '' where nothing is asked for. */
export function filterWords(filter: RegisterFilter, ctx: FilterWordsCtx): string {
  const inner = (node: RegisterFilter['items'][number]): string => {
    if (!isGroup(node)) return conditionWords(node, ctx);
    const text = node.items.map((one) => conditionWords(one, ctx)).join(WORDS.join[node.join]);
    return filter.items.length > 1 && node.items.length > 1 && node.join !== filter.join ? filled(WORDS.group, { text }) : text;
  };
  return filter.items.map(inner).filter((text) => text !== '').join(WORDS.join[filter.join]);
}
