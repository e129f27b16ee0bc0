/** Findings about how a step is signed, sent back and refused. */
import { checkFeel } from '../../expression/index';
import { TIERS } from '../../org/types';
import type { Problem, Severity } from '../../shared/problem';
import type { ProcessNode, SignRule, TaskProps } from '../types';

type At = (code: string, params?: Problem['params'], severity?: Severity) => Problem;

const isShare = (share: number | undefined): boolean => share === undefined || (share > 0 && share <= 1);
const isKnown = ({ rule, onRefusal, share }: SignRule): boolean => ['all', 'any', 'vote'].includes(rule) && ['ends', 'counted'].includes(onRefusal) && isShare(share);

function lintSign(node: ProcessNode, sign: SignRule, task: TaskProps, at: At): Problem[] {
  const ids = new Set(task.outcomes.map((outcome) => outcome.id));
  const strangers = task.outcomes.length === 0 ? [] : [sign.consent, sign.refusal].filter((outcome) => outcome !== '' && !ids.has(outcome));
  return [
    ...(node.loop?.kind === 'multi' ? [] : [at('process.sign-loop')]), ...(isKnown(sign) ? [] : [at('process.sign-rule')]),
    ...strangers.map((outcome) => at('process.sign-outcome', { outcome })), ...(sign.weight === undefined ? [] : checkFeel(sign.weight).map((found) => ({ ...found, path: `/${node.id}` }))),
  ];
}

const isOneOf = (value: string | undefined, known: readonly string[]): boolean => value === undefined || known.includes(value);

export function lintApproval(node: ProcessNode, at: At): Problem[] {
  const { task } = node;
  if (!task) return [];
  const { sign, assignment } = task;
  const tiers = [assignment?.upTo, ...(task.copies ?? []).map((copy) => copy.at)].filter((tier) => tier !== undefined && !(TIERS as readonly string[]).includes(tier));
  return [
    ...(sign ? lintSign(node, sign, task, at) : []),
    ...(isOneOf(task.returnMode, ['again', 'resume']) ? [] : [at('process.return-mode-unknown')]),
    ...(isOneOf(task.reject, ['end', 'initiator']) ? [] : [at('process.reject-unknown')]),
    ...(isOneOf(assignment?.nobody, ['superior', 'skip']) && isOneOf(assignment?.who, ['initiator']) ? [] : [at('process.nobody')]),
    ...tiers.map((tier) => at('process.tier-unknown', { tier: tier ?? '' })),
    ...(assignment?.unit === undefined ? [] : checkFeel(assignment.unit).map((found) => ({ ...found, path: `/${node.id}` }))),
  ];
}

/** Somebody is named for the step: a role, the one who began it, a person, or the members of a list. */
export const isNamed = (node: ProcessNode, { assignment, assignee, sign }: TaskProps): boolean =>
  Boolean(assignment?.role) || assignment?.who !== undefined || assignee !== undefined || (sign !== undefined && node.loop?.kind === 'multi' && node.loop.collection !== undefined);

/** Where a step may be returned to besides steps that are named. */
export const isReturnWord = (to: string): boolean => ['*', '$previous', '$first', '$caller'].includes(to);
