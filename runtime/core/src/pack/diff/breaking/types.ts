import type { TransformStep } from '../../format';

export const BREAKS = ['removed', 'type', 'options', 'required', 'limits', 'level'] as const;
/** Which stored values are concerned, for a host that counts: each that is there, that is one of these, beyond a limit, or not there. */
export type Probe =
  | { readonly kind: 'present' | 'missing' }
  | { readonly kind: 'in'; readonly values: readonly (string | number | boolean)[] }
  | { readonly kind: 'over' | 'under' | 'longer' | 'shorter'; readonly limit: number }
  /** a pattern: nothing that a database counts */
  | { readonly kind: 'unknown' };

/** One change after which stored answers, or drafts, are no answers any more. */
export interface Breaking {
  /** names it: `record:field:kind` */
  readonly id: string;
  /** names exactly this change, between what was released and what is now: to confirm another one, or an earlier state of it, is not to confirm this one */
  readonly key: string;
  /** the form it is asked in */
  readonly form: string;
  readonly kind: (typeof BREAKS)[number];
  readonly record: string;
  /** field, or column as `table/column` */
  readonly field: string;
  /** form · field */
  readonly title: string;
  /** zh-CN: what happens to stored answers when nothing is done */
  readonly detail: string;
  readonly probe: Probe;
  /** its values lie sealed: whether there is one can be counted, what it is cannot */
  readonly sealed: boolean;
  /** what can be done about it, the likeliest first; a recode whose map is to be completed says so by values that are left out */
  readonly proposals: readonly TransformStep[];
  /** options of today: what a removed one may become */
  readonly choices?: readonly { readonly value: string | number | boolean; readonly title: string }[];
  /** removed options with their titles */
  readonly gone?: readonly { readonly value: string | number | boolean; readonly title: string }[];
  /** the step that a transform of the pack takes already */
  readonly solution?: TransformStep;
}
