/** What a report says in words, and what somebody has to explain: FEEL of the pack over its figures. */
import { evaluateFeel, holds, type FeelCtx } from '../expression/index';
import type { JsonObject } from '../shared/json';
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

/** A sentence that cannot be made of these figures is left out. */
export function wordsOf({ sentences = [], exceptions = [] }: ReportDef, scope: ReportScope, ctx: FeelCtx): ReportWords {
  const over = { ...scope };
  return {
    sentences: sentences.flatMap(({ id, text }) => {
      const found = evaluateFeel(text, over, ctx);
      return found.ok && typeof found.value === 'string' && found.value !== '' ? [{ id, text: found.value }] : [];
    }),
    exceptions: exceptions.filter(({ when }) => holds(when, over, ctx)).map(({ id, title }) => ({ id, title })),
  };
}
