import { expect, it } from '@jest/globals';
import { Refusal } from '../http/refusal';
import { inTurn } from './index';

it('looks at so many passwords at once, puts the rest off, and takes them again when others are done', async () => {
  let finish: () => void = () => undefined;
  const held = new Promise<void>((resolve) => { finish = resolve; });
  const running = Array.from({ length: 64 }, () => inTurn(() => held));
  await expect(inTurn(async () => 'in')).rejects.toThrow(new Refusal([{ code: 'session.busy', path: '', params: {}, severity: 'error' }]));
  finish();
  await Promise.all(running);
  await expect(inTurn(async () => 'in')).resolves.toBe('in');
  await expect(inTurn(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  await expect(inTurn(async () => 'in')).resolves.toBe('in');
});
