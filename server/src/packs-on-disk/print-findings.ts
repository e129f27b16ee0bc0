import { coreText, type Problem } from '@liandong/core/run';
import { sentence, words } from '../text/index';

export type Print = (line: string) => void;

const place = (found: Problem): string => [found.item ?? '', found.path].filter((part) => part !== '').join(':');

/** One line a finding, errors first: severity, file:path, what is wrong. */
export function printFindings(findings: readonly Problem[], print: Print): void {
  const rank = { error: 0, warning: 1, info: 2 } as const;
  for (const found of [...findings].sort((a, b) => rank[a.severity] - rank[b.severity]))
    print(words('pack.finding', { severity: coreText(`severity.${found.severity}`) ?? found.severity, place: place(found), text: sentence(found) }));
}

export const countOf = (findings: readonly Problem[], severity: Problem['severity']): number => findings.filter((found) => found.severity === severity).length;
