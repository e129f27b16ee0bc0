import { describe, expect, it } from '@jest/globals';
import { soughtFor } from './candidates';
import { evolve } from './evolve';
import { STATE_FORMAT } from './state';
import { upgradeState } from './upgrade';
import type { ProcessEvent, ProcessState, TaskState } from './types';

const PLACE = { role: 'worker', orgId: 'station' };
const ANN = { userId: 'ann', name: 'Ann' };
const former = (id: string, more: object): object => ({ id, node: 'a', token: 't', kind: 'task', candidates: [PLACE], excluded: [], createdAt: '2026-01-05T00:00:00.000Z', why: { ...PLACE, step: 0, found: [ANN], excluded: [] }, ...more });
const TASKS = {
  plain: former('plain', {}),
  raised: former('raised', { why: { ...PLACE, step: 1, found: [ANN], excluded: [] } }),
  nobody: former('nobody', { candidates: [], why: { role: 'head', orgId: 'county', step: -1, found: [], excluded: [] } }),
  helped: former('helped', { standIns: [{ ...ANN, for: 'bob' }, { userId: 'kim', name: 'Kim', for: 'bob' }] }),
};
const STORED = {
  format: 2, instanceId: 'i', process: 'p', orgId: 'station', recordId: 'r', initiator: 'ann', status: 'running', startedAt: '2026-01-05T00:00:00.000Z',
  vars: {}, tokens: { t: { node: 'a', past: [] } }, scopes: {}, tasks: TASKS, timers: {}, waits: {}, done: [], ending: [], visits: [], entered: { a: 1 },
};

describe('a state of format 2', () => {
  const { format, tasks, ...rest } = upgradeState(STORED);

  it('keeps of where somebody was sought what does not follow from the candidates', () => {
    expect(format).toBe(STATE_FORMAT);
    expect(rest).toEqual({ ...STORED, format: undefined, tasks: undefined });
    expect(tasks.plain).not.toHaveProperty('why');
    expect([tasks.raised?.why, tasks.nobody?.why]).toEqual([{ ...PLACE, step: 1 }, { role: 'head', orgId: 'county', step: -1 }]);
    expect(Object.values(tasks).map(soughtFor)).toMatchObject([{ ...PLACE, step: 0 }, { ...PLACE, step: 1 }, { role: 'head', orgId: 'county', step: -1 }, { ...PLACE, step: 0 }]);
  });

  it('knows of those who stand in for others who was found himself', () => expect(tasks.helped?.standIns?.map(({ userId, own }) => [userId, own])).toEqual([['ann', true], ['kim', undefined]]));

  it('comes out the same from its events', () => {
    const before: ProcessState = { ...upgradeState(STORED), tasks: {} };
    const events = Object.values(TASKS).map((task): ProcessEvent => ({ type: 'TaskCreated', task: task as TaskState }));
    expect(events.reduce(evolve, before)).toEqual(upgradeState(STORED));
  });
});
