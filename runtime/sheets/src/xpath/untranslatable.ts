import type { FindingCode } from '../finding';

/** Why an expression has no counterpart; caught where its row is known. */
export class Untranslatable extends Error {
  constructor(readonly code: Extract<FindingCode, `expr.${string}`>, readonly params: Readonly<Record<string, string | number>> = {}) {
    super(code);
  }
}
