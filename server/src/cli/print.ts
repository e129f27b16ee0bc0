import type { Problem } from '@liandong/core/run';
import { sentence, words } from '../text/index';

export const print = (line: string): void => console.log(line);
/** A line of the text table's `log` part. */
export const say = (key: string, params: Problem['params'] = {}): void => print(words(`log.${key}`, params));

/** Problems as lines; those of a sheet name theirs. */
export function printProblems(problems: readonly Problem[]): void {
  for (const problem of problems) console.error(problem.params.line === undefined ? sentence(problem) : words('cli.atLine', { line: problem.params.line, text: sentence(problem) }));
}
