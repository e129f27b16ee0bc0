/**
 * An evaluation under way: what rules read, and what has changed since the evaluation before, if there was one. Where nothing that
 * a rule reads has changed, what it said then still holds.
 */
import { layered, toJson, type FeelScope } from '../expression/index';
import { chinaDate } from '../shared/date';
import type { Json, JsonObject } from '../shared/json';
import { isEmpty, same } from './empty';
import type { Derived, Parts, Part, Rule } from './parts';
import { NOW } from './reads';
import type { Memo } from './memo';
import type { FormCtx } from './types';

export const [OPEN, CALCULATED] = [1, 2];

export interface Work {
  readonly parts: Parts;
  readonly ctx: FormCtx;
  readonly input: JsonObject;
  readonly before: Memo | undefined;
  readonly scope: Record<string, unknown>;
  /** what rules read that is another than before */
  readonly dirty: Set<string>;
  /** what was opened, closed or calculated and was not before, or the other way round */
  readonly moved: Set<string>;
  readonly flags: Map<string, number>;
}

function changedContext(ctx: FormCtx, before: FormCtx): string[] {
  const isLater = ctx.now !== before.now || ctx.dateOf !== before.dateOf;
  return [...(isLater ? [NOW] : []), ...(same(ctx.params, before.params) ? [] : ['params'])];
}

export function workOn(parts: Parts, input: JsonObject, ctx: FormCtx, before?: Memo): Work {
  const scope: Record<string, unknown> = before ? { ...before.scope } : {};
  scope.params = ctx.params;
  if (!before) for (const name of parts.read) scope[name] = parts.early.has(name) && !isEmpty(answerOf(input, name)) ? answerOf(input, name) : null;
  return { parts, ctx, input, before, scope, dirty: new Set(before ? changedContext(ctx, before.ctx) : []), moved: new Set(), flags: new Map(before?.flags) };
}

/** What stands in the data under a name of the form's. */
export const answerOf = (data: unknown, id: string): Json | undefined =>
  typeof data === 'object' && data !== null && Object.hasOwn(data, id) ? (data as JsonObject)[id] : undefined;

export const isStale = (work: Work, rules: readonly Rule[]): boolean => !work.before || rules.some((rule) => rule.keys.some((key) => work.dirty.has(key)));

export function allHold(rules: readonly Rule[], scope: FeelScope, ctx: FormCtx): boolean {
  for (const rule of rules) {
    const found = rule.feel.evaluate(scope, ctx);
    if (!found.ok || found.value !== true) return false;
  }
  return true;
}

export const rowScope = (work: Pick<Work, 'scope'>, cells: Readonly<Record<string, unknown>>): FeelScope => layered(cells, work.scope);

/** Half a fen counts as one, away from zero. */
const toFen = (value: number): number => {
  const fen = Math.round(Number((Math.abs(value) * 100).toPrecision(15)));
  return (value < 0 && fen > 0 ? -fen : fen) / 100;
};

/** The value that a rule gives; money is rounded to the fen. */
export function calculated(part: Part, rule: Rule, scope: FeelScope, ctx: FormCtx): Json {
  const found = rule.feel.evaluate(scope, ctx);
  const value = found.ok ? toJson(found.value) : null;
  return part.spec.format === 'money' && typeof value === 'number' ? toFen(value) : value;
}

/** The value that follows from a valid source; undefined: the person fills the field himself. */
export function derivedFrom({ format, what }: Derived, source: unknown, ctx: FormCtx): Json | undefined {
  if (typeof source !== 'string' || format.check(source, (ctx.dateOf ?? chinaDate)(ctx.now))) return undefined;
  return format.derive?.(source)[what];
}

export const changed = (before: unknown, after: unknown): boolean => !same(before ?? null, after ?? null);
