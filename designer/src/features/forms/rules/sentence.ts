/** What a rule says in words: conditions in groups, and calculations. What is more than that is for the FEEL field. */

/** A value, or what is worked out from the form. Fields may name a part of a period: `stay.start`. */
export type Term =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'field'; readonly id: string }
  | { readonly kind: 'param'; readonly id: string }
  | { readonly kind: 'today' }
  | { readonly kind: 'now' }
  /** days before (below zero) or after a day or moment */
  | { readonly kind: 'shifted'; readonly from: Day; readonly days: number; readonly isMoment: boolean }
  | { readonly kind: 'age'; readonly of: string; readonly at: Day }
  | { readonly kind: 'days'; readonly from: Day; readonly to: Day }
  /** over what is filled in in a column of a child table */
  | { readonly kind: 'fold'; readonly how: Fold; readonly table: string; readonly column: string }
  | { readonly kind: 'rows'; readonly table: string };
export type Day = { readonly kind: 'today' } | { readonly kind: 'now' } | { readonly kind: 'field'; readonly id: string };

export const FOLDS = ['sum', 'mean', 'min', 'max'] as const;
export type Fold = (typeof FOLDS)[number];

export const COMPARISONS = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const;
export type Comparison = (typeof COMPARISONS)[number];
export type Operator = Comparison | 'in' | 'notIn' | 'contains' | 'lacks' | 'empty' | 'filled';

export type Condition =
  /** the right side may be worked out: `right` and what is added to it */
  | { readonly left: Term; readonly op: Comparison; readonly right: Term; readonly rest: Chain['rest'] }
  | { readonly left: Term; readonly op: 'in' | 'notIn'; readonly values: readonly string[] }
  /** `many`: the left side is a list */
  | { readonly left: Term; readonly op: 'contains' | 'lacks'; readonly right: Term; readonly many: boolean }
  | { readonly left: Term; readonly op: 'empty' | 'filled' };

export interface Group {
  readonly joint: 'and' | 'or';
  readonly parts: readonly (Condition | Group)[];
}
export const isGroup = (part: Condition | Group): part is Group => 'joint' in part;

export const ARITHMETIC = ['+', '-', '*', '/'] as const;
export interface Chain {
  readonly first: Term;
  readonly rest: readonly { readonly op: (typeof ARITHMETIC)[number]; readonly term: Term }[];
}
/** One chain, or one for each case: the first whose condition holds. */
export interface Calculation {
  readonly cases: readonly { readonly when: Group; readonly then: Chain }[];
  readonly otherwise: Chain;
}

export const SIGNS: Readonly<Record<Comparison, string>> = { eq: '=', ne: '!=', lt: '<', le: '<=', gt: '>', ge: '>=' };
export const chainOf = (first: Term): Chain => ({ first, rest: [] });
export const NOTHING: Term = { kind: 'nothing' };
