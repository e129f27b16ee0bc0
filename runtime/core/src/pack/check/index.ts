/**
 * What only the whole pack can tell: one small lint a concern, each `(input) => Problem[]` with `item` set. Called by checkPack.
 * A lint must not throw: files that are broken are simply not in the input.
 */
import type { Pause } from '../../shared/pause';
import type { Problem } from '../../shared/problem';
import { lintDashboards } from './dashboards';
import { lintDecisions } from './decisions';
import { lintFigures } from './figures';
import { lintFormSchemas } from './form-schemas';
import { lintForms } from './forms';
import type { LintInput } from './input';
import { lintLedgers } from './ledgers';
import { lintNames } from './names';
import { lintPlans } from './plans';
import { lintPrints } from './prints';
import { lintProcesses } from './processes';
import { lintQuestions } from './questions';
import { lintRecords } from './records';
import { lintScenarios } from './scenarios';
import { lintServices } from './services';
import { lintTransforms } from './transforms';

const LINTS: readonly ((input: LintInput) => Problem[])[] = [lintNames, lintServices, lintRecords, lintFormSchemas, lintForms, lintQuestions, lintProcesses, lintDecisions, lintFigures, lintLedgers, lintPlans, lintDashboards, lintPrints, lintScenarios, lintTransforms];

export async function lintPack(input: LintInput, pause: Pause): Promise<Problem[]> {
  const found: Problem[] = [];
  for (const lint of LINTS) {
    found.push(...lint(input));
    await pause();
  }
  return found;
}
