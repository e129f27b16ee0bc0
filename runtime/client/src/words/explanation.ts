import type { Explanation } from '@liandong/server/contract/tasks';
import { t } from '../text/client-text';
import { durationText } from './duration';
import { listText } from './list';
import { formatWhen } from './when';

function beforeText(before: Explanation['before'], now: string): string {
  if (!before) return '';
  const blanks = { by: before.by, node: before.nodeTitle, outcome: before.outcome ?? '', when: formatWhen(before.at, now) };
  return t(before.outcome ? 'explanation.beforeWith' : 'explanation.before', blanks);
}

/** 为什么到我这里, in one sentence: what happened before, which role of which unit does this step, who was passed over. */
export function explanationText(explanation: Explanation, now: string): string {
  const blanks = { role: explanation.roleTitle, org: explanation.orgName, found: listText(explanation.found), excluded: listText(explanation.excluded) };
  const who = (): string => {
    if (explanation.fallbackStep < 0) return t('explanation.nobody', blanks);
    if (explanation.fallbackStep > 0) return t('explanation.fallback', blanks);
    if (explanation.found.length > 1) return t('explanation.several', blanks);
    return t('explanation.one', blanks);
  };
  const passedOver = explanation.excluded.length > 0 ? t('explanation.excluded', blanks) : '';
  return beforeText(explanation.before, now) + who() + passedOver + t('explanation.stop');
}

export interface NextStep {
  readonly nodeTitle: string;
  readonly roleTitle?: string | undefined;
  readonly orgName?: string | undefined;
  /** a duration, e.g. `P2WD` */
  readonly due?: string | undefined;
}

function oneStep(step: NextStep): string {
  const due = step.due === undefined ? undefined : durationText(step.due);
  const blanks = { node: step.nodeTitle, role: step.roleTitle ?? '', org: step.orgName ?? '', due: due ?? '' };
  if (step.roleTitle === undefined) return t('next.plain', blanks);
  return t(due ? 'next.whoAndWhen' : 'next.who', blanks);
}

/** What comes next in words: 由二里镇社工站站长办理「审核」,预计2个工作日内. People first, then ends. Empty: nothing is known. */
export function nextText(steps: readonly NextStep[]): string {
  const people = steps.filter((step) => step.roleTitle !== undefined);
  const others = steps.filter((step) => step.roleTitle === undefined);
  return [...new Set([...people, ...others].map(oneStep))].join(t('next.or'));
}
