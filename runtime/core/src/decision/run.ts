import type { Budget, FeelCtx, FeelValue } from '../expression/index';
import type { Problem } from '../shared/problem';
import type { Boxed, DecisionModel } from './types';

export type Scope = Readonly<Record<string, FeelValue>>;

/** Which rules of a decision table held, from 1. */
export interface RuleHit {
  readonly at: string;
  readonly rules: readonly number[];
}

/** One evaluation: what all its models share. */
export interface Shared {
  /** its budget is that of the whole evaluation */
  readonly ctx: FeelCtx & { readonly budget: Budget };
  readonly problems: Problem[];
  readonly hits: RuleHit[];
}

/** What a boxed expression may ask for while it is evaluated. */
export interface Run {
  readonly model: DecisionModel;
  readonly shared: Shared;
  /** the value of an expression, of the type that it names */
  box(box: Boxed, scope: Scope): FeelValue;
  feel(text: string, scope: Scope, at: string): FeelValue;
  /** does the value pass these unary tests? */
  test(text: string, value: FeelValue, scope: Scope, at: string): boolean;
  /** the value as one of this type; null, and said, when it is none */
  convert(value: FeelValue, type: string | undefined, at: string): FeelValue;
  say(found: Problem): void;
  call(target: FeelValue, args: readonly FeelValue[] | ReadonlyMap<string, FeelValue>, at: string): FeelValue;
}
