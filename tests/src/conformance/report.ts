/** What a conformance run tells: one line a failing case, the sum at the end, and the cases as data. */
export interface CaseResult {
  readonly id: string;
  readonly ok: boolean;
  /** where it failed */
  readonly step?: string;
  readonly expected?: unknown;
  readonly got?: unknown;
  readonly error?: string;
  /** engines or readers of the standard disagree about it: told apart, it counts for neither */
  readonly disputed?: true;
}

const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
const line = ({ id, step, expected, got, error }: CaseResult): string =>
  `FAIL ${id}${step === undefined ? '' : ` ${step}`}: ${expected === undefined && got === undefined ? '' : `expected ${shown(expected)}, got ${shown(got)}`}${error === undefined ? '' : ` ${error}`}`;

export const reportLines = (all: readonly CaseResult[]): string[] => {
  const [results, disputed] = [all.filter((result) => !result.disputed), all.filter((result) => result.disputed)];
  const failed = results.filter((result) => !result.ok);
  const apart = disputed.filter((result) => !result.ok);
  return [
    ...failed.map(line), ...apart.map((result) => line(result).replace('FAIL', 'DISPUTED')),
    ...(disputed.length > 0 ? [`${disputed.length} disputed: ${disputed.length - apart.length} as the case has it, ${apart.length} otherwise (docs/conformance.md)`] : []),
    `${results.length - failed.length} passed, ${failed.length} failed`,
  ];
};
