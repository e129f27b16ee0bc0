import { problemText, type Problem } from '@liandong/core/run';

/** What is wrong with the draft, worded. `item` is the pack file concerned, `path` the place in it. */
export interface Finding {
  readonly code: string;
  readonly path: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly severity: Problem['severity'];
  readonly item?: string;
  readonly detail: string;
}

const keyOf = (finding: Pick<Finding, 'code' | 'item' | 'path' | 'params'>): string => JSON.stringify([finding.code, finding.item ?? '', finding.path, finding.params]);

export const worded = (problem: Problem): Finding => ({ ...problem, detail: problemText(problem) });

const RANK = { error: 0, warning: 1, info: 2 } as const;

/** The browser's findings and what only the server found, gravest first. */
export function mergeFindings(local: readonly Finding[], server: readonly Finding[]): Finding[] {
  const known = new Set(local.map(keyOf));
  return [...local, ...server.filter((finding) => !known.has(keyOf(finding)))].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}
