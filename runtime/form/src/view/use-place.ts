import { useEffect, useState, type RefObject } from 'react';
import type { Problem } from '@liandong/core/run';
import type { FormModel, ShownProblem } from '../model/types';
import { focusField, focusProblems, focusStep } from './focus';

type Goal = { readonly kind: 'field'; readonly field: string } | { readonly kind: 'problems' } | { readonly kind: 'step' };

export interface Place {
  /** the section shown, when one at a time; else the one that somebody was led to last */
  readonly section: string | undefined;
  goTo(problem: ShownProblem): void;
  /** `begins`: at its heading */
  goSection(section: string, begins: boolean): void;
}

const signOf = (showProblems: boolean | number, problems: readonly Problem[]): string =>
  showProblems === false && problems.length === 0 ? '' : `${String(showProblems)} ${problems.map((one) => one.code + one.path).join(' ')}`;

/** Where in the form one is. Whenever problems are newly told, that is at the first of them. */
export function usePlace(root: RefObject<HTMLElement | null>, model: FormModel | undefined, showProblems: boolean | number, problems: readonly Problem[]): Place {
  const [section, setSection] = useState<string>();
  const [goal, setGoal] = useState<Goal>();
  const goTo = (problem: ShownProblem): void => {
    if (problem.section !== undefined) setSection(problem.section);
    setGoal(problem.field === undefined ? { kind: 'problems' } : { kind: 'field', field: problem.cell ?? problem.field });
  };
  const sign = signOf(showProblems, problems);
  const [heard, setHeard] = useState(sign);
  if (heard !== sign) {
    setHeard(sign);
    const first = model?.problems[0];
    if (sign !== '' && first) goTo(first);
  }
  useEffect(() => {
    // after React's own work: what is folded up must be opened at once
    if (goal?.kind === 'field') queueMicrotask(() => focusField(root.current, goal.field));
    if (goal?.kind === 'problems') focusProblems(root.current);
    if (goal?.kind === 'step') focusStep(root.current);
  }, [goal, root]);
  return {
    section,
    goTo,
    goSection: (next, begins) => {
      setSection(next);
      if (begins) setGoal({ kind: 'step' });
    },
  };
}
