/**
 * An evaluation under way: what rules read, and what has changed since the evaluation before, if there was one. Where nothing that
 * a rule reads has changed, what it said then still holds.
 */
import { layered, toJson, type FeelScope } from '../expression/index';
import { chinaDate } from '../shared/date';
import type { Json, JsonObject } from '../shared/json';
import { toTheFen } from '../shared/money';
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
  /** written to by `tell` alone */
  scope: Readonly<Record<string, unknown>>;
  /** what rules read that is another than before */
  readonly dirty: Set<string>;
  /** what was opened, closed or calculated and was not before, or the other way round */
  readonly moved: Set<string>;
  /** fields and sections that rules decide on; written to by `mark` alone */
  flags: ReadonlyMap<string, number>;
}

function changedContext(ctx: FormCtx, before: FormCtx): string[] {
  const isLater = ctx.now !== before.now || ctx.dateOf !== before.dateOf;
  return [...(isLater ? [NOW] : []), ...(same(ctx.params, before.params) ? [] : ['params'])];
}

export function workOn(parts: Parts, input: JsonObject, ctx: FormCtx, before?: Memo): Work {
  if (!before) return { parts, ctx, input, before, scope: startingScope(parts, input, ctx), dirty: new Set(), moved: new Set(), flags: new Map() };
  const work: Work = { parts, ctx, input, before, scope: before.scope, dirty: new Set(changedContext(ctx, before.ctx)), moved: new Set(), flags: before.flags };
  if (before.scope.params !== ctx.params) tell(work, 'params', ctx.params);
  return work;
}

function startingScope(parts: Parts, input: JsonObject, ctx: FormCtx): Record<string, unknown> {
  const scope: Record<string, unknown> = { params: ctx.params };
  for (const name of parts.read) {
    const value = parts.early.has(name) ? answerOf(input, name) : undefined;
    scope[name] = isEmpty(value) ? null : value;
  }
  return scope;
}

/** What rules read under a name from now on. What the evaluation before left is never changed. */
export function tell(work: Work, name: string, value: unknown): void {
  if (work.scope === work.before?.scope) work.scope = { ...work.scope };
  (work.scope as Record<string, unknown>)[name] = value;
}

/** What has become of a field or a section. */
export function mark(work: Work, node: string, flags: number): void {
  if (work.flags.get(node) === flags) return;
  if (work.flags === work.before?.flags) work.flags = new Map(work.flags);
  (work.flags as Map<string, number>).set(node, flags);
  work.moved.add(node);
}

/** What stands in the data under a name of the form's. */
export const answerOf = (data: unknown, id: string): Json | undefined =>
  typeof data === 'object' && data !== null && Object.hasOwn(data, id) ? (data as JsonObject)[id] : undefined;

export function isStale({ before, dirty }: Work, rules: readonly Rule[]): boolean {
  if (!before) return true;
  return dirty.size > 0 && rules.some((rule) => rule.keys.some((key) => dirty.has(key)));
}

export function allHold(rules: readonly Rule[], scope: FeelScope, ctx: FormCtx): boolean {
  for (const rule of rules) {
    const found = rule.feel.evaluate(scope, ctx);
    if (!found.ok || found.value !== true) return false;
  }
  return true;
}

export const rowScope = (work: Pick<Work, 'scope'>, cells: Readonly<Record<string, unknown>>): FeelScope => layered(cells, work.scope);

/** The value that a rule gives; money is rounded to the fen. */
export function calculated(part: Part, rule: Rule, scope: FeelScope, ctx: FormCtx): Json {
  const found = rule.feel.evaluate(scope, ctx);
  const value = found.ok ? toJson(found.value) : null;
  return part.spec.format === 'money' && typeof value === 'number' ? toTheFen(value) : value;
}

/** The value that follows from a valid source; undefined: the person fills the field himself. */
export function derivedFrom({ format, what }: Derived, source: unknown, ctx: FormCtx): Json | undefined {
  if (typeof source !== 'string' || format.check(source, (ctx.dateOf ?? chinaDate)(ctx.now))) return undefined;
  return format.derive?.(source)[what];
}

export const changed = (before: unknown, after: unknown): boolean => !same(before ?? null, after ?? null);
