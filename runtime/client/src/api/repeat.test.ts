import { describe, expect, it } from '@jest/globals';
import { ApiOffline, ApiProblem, repeatUntilAnswered } from './index';

const at = async () => undefined;
describe('repeatUntilAnswered', () => {
  it('asks again after no answer, and says so, until there is one', async () => {
    const waits: number[] = [];
    let sent = 0;
    const result = await repeatUntilAnswered(async () => {
      sent += 1;
      if (sent < 4) throw new ApiOffline();
      return 'done';
    }, { wait: at, onWaiting: (attempt) => waits.push(attempt) });
    expect(result).toBe('done');
    expect(waits).toEqual([1, 2, 3]);
  });
  it('does not repeat what the server has refused', async () => {
    let sent = 0;
    const refused = new ApiProblem(422, { type: '', title: '', detail: '', status: 422, code: 'form.required', problems: [] });
    await expect(repeatUntilAnswered(async () => { sent += 1; throw refused; }, { wait: at })).rejects.toBe(refused);
    expect(sent).toBe(1);
  });
  it('gives up after the number of attempts that it was given', async () => {
    let sent = 0;
    await expect(repeatUntilAnswered(async () => { sent += 1; throw new ApiOffline(); }, { wait: at, attempts: 3 })).rejects.toBeInstanceOf(ApiOffline);
    expect(sent).toBe(3);
  });
});
