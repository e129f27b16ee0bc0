import { describe, expect, it } from '@jest/globals';
import { sendMessage } from './deliver';
import type { Delivered, DeliveryPort, Waiting } from './port';

const message = { id: 'm1', name: 'paper', vars: {}, orgId: 'st' };
const UNMATCHED: Delivered = { ok: false, problems: [expect.objectContaining({ code: 'process.message-unmatched' }) as never] };

/** A county in which another server delivers the same message while this one looks for its addressee. */
function aPort({ meanwhile, waiting = [], refuses = false }: { readonly meanwhile?: string; readonly waiting?: readonly Waiting[]; readonly refuses?: boolean }): DeliveryPort {
  let known: string | undefined;
  const port: Partial<DeliveryPort> = {
    applied: () => Promise.resolve(known),
    waiting: () => { known = meanwhile; return Promise.resolve(waiting); },
    starts: () => Promise.resolve([]),
    command: (workId) => Promise.resolve(refuses ? { ok: false, problems: [{ code: 'command.reused' } as never] } : { ok: true, workId }),
  };
  return port as DeliveryPort;
}
const waits = (workId: string): Waiting => ({ workId, startedAt: '2026-01-01T00:00:00.000Z', waits: ['w'] });

describe('a message that two servers deliver at the same time', () => {
  it('given the other was first and nobody waits any more, then it has been delivered', async () => {
    expect(await sendMessage(message, aPort({ meanwhile: 'a' }))).toEqual({ ok: true, workId: 'a' });
  });
  it('given the other was first and somebody new waits, then he is not told and it has been delivered', async () => {
    expect(await sendMessage(message, aPort({ meanwhile: 'a', waiting: [waits('b')], refuses: true }))).toEqual({ ok: true, workId: 'a' });
  });
  it('given nobody delivers it, then it is unmatched', async () => {
    expect(await sendMessage(message, aPort({}))).toEqual(UNMATCHED);
  });
});
