/**
 * What only the whole pack can tell: one small lint a concern, each `(input) => Problem[]` with `item` set. Called by checkPack.
 * A lint must not throw: files that are broken are simply not in the input.
 */
import type { Problem } from '../../shared/problem';
import type { LintInput } from './input';

const LINTS: readonly ((input: LintInput) => Problem[])[] = [];

export const lintPack = (input: LintInput): Problem[] => LINTS.flatMap((lint) => lint(input));
