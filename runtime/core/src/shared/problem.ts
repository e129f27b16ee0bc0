/**
 * What is wrong, as data. Core returns problems, never throws them; text is looked up at the edge (`text/zh-CN`).
 * A finding about a pack has the same shape, with `item` = the pack file concerned.
 */
export type Severity = 'error' | 'warning' | 'info';

export interface Problem {
  /** dotted code out of the closed tables, e.g. `form.required` */
  readonly code: string;
  /** JSON pointer-like path to the place, e.g. `/data/idNo`; '' for the whole */
  readonly path: string;
  readonly params: Readonly<Record<string, string | number | boolean | null>>;
  readonly severity: Severity;
  /** pack findings only: the file or item concerned, e.g. `processes/wish.bpmn` */
  readonly item?: string;
}

export const problem = (
  code: string,
  path = '',
  params: Problem['params'] = {},
  severity: Severity = 'error',
): Problem => ({ code, path, params, severity });

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

/** For misuse by the programmer only; expected failures are `Problem`s. */
export class DomainError extends Error {
  constructor(readonly code: string, message?: string) {
    super(message ?? code);
  }
}
