import { describe, expect, it } from '@jest/globals';
import { makeLog } from './index';

const logged = (write: (log: ReturnType<typeof makeLog>) => void) => {
  const lines: string[] = [];
  write(makeLog('info', { write: (line) => void lines.push(line) }));
  return lines.join('');
};

describe('a line of the log', () => {
  it('has no password, cookie or record data, however it got there', () => {
    const line = logged((log) => log.info({ password: 'secret', user: { password: 'secret' }, data: { idNo: 'secret' }, work: { data: 'secret' }, cookie: 'secret' }, 'x'));
    expect(line).toContain('[removed]');
    expect(line).not.toContain('secret');
  });

  it('keeps name, code and place of a database error, not the value it quotes', () => {
    const line = logged((log) => log.error({ err: Object.assign(new Error('dup key: { phone: "13800001234" }'), { name: 'MongoServerError', code: 11000 }) }, 'x'));
    expect(line).not.toContain('13800001234');
    expect(JSON.parse(line).err).toMatchObject({ name: 'MongoServerError', code: 11000 });
  });

  it('keeps the message of a mistake of ours', () => {
    expect(logged((log) => log.error({ err: new TypeError('x is not a function') }, 'x'))).toContain('x is not a function');
  });
});
