import { problem, type Problem } from '@liandong/core/run';

/** Expected failures on the way to an answer; the platform turns it into an RFC 9457 problem. HTTP status is looked up by code there. */
export class Refusal extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(problems[0]?.code ?? 'refused');
  }
}
export const refuse = (code: string, path = '', params: Problem['params'] = {}): never => {
  throw new Refusal([problem(code, path, params)]);
};
