import type { ProblemBody } from '@liandong/server/contract/api';

/** The server answered and refused. `message` is a zh-CN sentence that may be shown as it is. */
export class ApiProblem extends Error {
  constructor(readonly status: number, readonly body: ProblemBody) {
    super(body.detail || body.title);
    this.name = 'ApiProblem';
  }

  get code(): string {
    return this.body.code;
  }
}

/** No answer: no network, a timeout, or a gateway that could not reach the server. Whether a write was applied is not known. */
export class ApiOffline extends Error {
  constructor(readonly reason?: unknown) {
    super('no answer from the server');
    this.name = 'ApiOffline';
  }
}
