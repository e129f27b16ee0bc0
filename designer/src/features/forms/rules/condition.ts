/** A rule's condition in words: comparisons of fields with values, joined by one kind of joint. What is more than that is for the FEEL field. */

export type Operand =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'field'; readonly id: string }
  | { readonly kind: 'param'; readonly id: string }
  | { readonly kind: 'today' };

export const COMPARISONS = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'] as const;
export type Comparison = (typeof COMPARISONS)[number];
export const OPERATORS = [...COMPARISONS, 'contains', 'empty', 'filled'] as const;
export type Operator = (typeof OPERATORS)[number];

export type Condition =
  | { readonly field: string; readonly op: Comparison; readonly value: Operand }
  /** `many`: the field is a list */
  | { readonly field: string; readonly op: 'contains'; readonly value: Operand; readonly many: boolean }
  | { readonly field: string; readonly op: 'empty' | 'filled' };

export interface Sentence {
  readonly joint: 'and' | 'or';
  readonly conditions: readonly Condition[];
}

export const SIGNS: Readonly<Record<Comparison, string>> = { eq: '=', ne: '!=', lt: '<', le: '<=', gt: '>', ge: '>=' };
