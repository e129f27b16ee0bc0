/** What a conformance run tells: one line a failing case, the sum at the end, and the cases as data. */
export interface CaseResult {
  readonly id: string;
  readonly ok: boolean;
  /** where it failed */
  readonly step?: string;
  readonly expected?: unknown;
  readonly got?: unknown;
  readonly error?: string;
}

const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
const line = ({ id, step, expected, got, error }: CaseResult): string =>
  `FAIL ${id}${step === undefined ? '' : ` ${step}`}: ${expected === undefined && got === undefined ? '' : `expected ${shown(expected)}, got ${shown(got)}`}${error === undefined ? '' : ` ${error}`}`;

export const reportLines = (results: readonly CaseResult[]): string[] => {
  const failed = results.filter((result) => !result.ok);
  return [...failed.map(line), `${results.length - failed.length} passed, ${failed.length} failed`];
};
