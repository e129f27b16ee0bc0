/** What a report says in words, and what somebody has to explain: FEEL of the pack over its figures. */
import { evaluateFeel, type FeelCtx } from '../expression/index';
import type { Json, JsonObject } from '../shared/json';
import type { ReportDef } from './format';

export interface ReportScope {
  /** figures by indicator; null = none */
  readonly now: JsonObject;
  readonly before: JsonObject;
  /** the unit's name */
  readonly unit: string;
  readonly period: string;
}

export interface ReportWords {
  readonly sentences: readonly { readonly id: string; readonly text: string }[];
  readonly exceptions: readonly { readonly id: string; readonly title: string }[];
}

/** `now` is the name of a function too; what a loop binds goes before that. */
function valueOf(text: string, { now, ...scope }: ReportScope, ctx: FeelCtx): Json {
  const found = evaluateFeel(`for now in [figures] return (${text})`, { ...scope, figures: now }, ctx);
  return found.ok && Array.isArray(found.value) ? (found.value[0] ?? null) : null;
}

/** A sentence that cannot be made of these figures is left out. */
export const wordsOf = ({ sentences = [], exceptions = [] }: ReportDef, scope: ReportScope, ctx: FeelCtx): ReportWords => ({
  sentences: sentences.flatMap(({ id, text }) => {
    const value = valueOf(text, scope, ctx);
    return typeof value === 'string' && value !== '' ? [{ id, text: value }] : [];
  }),
  exceptions: exceptions.filter(({ when }) => valueOf(when, scope, ctx) === true).map(({ id, title }) => ({ id, title })),
});
