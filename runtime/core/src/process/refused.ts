import { problem, type Problem } from '../shared/problem';

/** Thrown inside a step only, caught by it: the step is refused and nothing has happened. */
export class Refused extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems[0]?.code ?? 'refused');
  }
}
export const refuse = (code: string, path = '', params: Problem['params'] = {}): never => {
  throw new Refused([problem(code, path, params)]);
};
