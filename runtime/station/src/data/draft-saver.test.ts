import { describe, expect, it } from '@jest/globals';
import { ApiOffline, ApiProblem } from '@liandong/client';
import type { JsonObject } from '@liandong/core/run';
import { DEVICE, type DraftState, draftSaver, isUnsaved, LONGEST, PAUSE } from './draft-saver';

const START = Date.parse('2026-11-25T02:30:00.000Z');

/** A saver with a clock that the test moves. `answers`: per save undefined = saved, else what is thrown; `room`: whether the device keeps anything. */
function aSaver(answers: unknown[] = [], room = true) {
  let present = START;
  const timers = new Set<{ readonly run: () => void; readonly at: number }>();
  const kept: JsonObject[] = [];
  const saved: JsonObject[] = [];
  const states: string[] = [];
  let hold: Promise<void> | undefined;
  const saver = draftSaver({
    now: () => new Date(present).toISOString(),
    later: (run, ms) => { const own = { run, at: present + ms }; timers.add(own); return () => timers.delete(own); },
    onState: (state: DraftState) => states.push(state.kind),
    keep: (data) => { if (!room) return Promise.reject(new Error('no room')); kept.push(data); return Promise.resolve(); },
    whyNotKept: () => 'full',
    save: async (data, at) => {
      await hold;
      const answer = answers.shift();
      if (answer !== undefined) throw answer;
      saved.push(data);
      return at;
    },
  });
  const settle = async () => { for (let turn = 0; turn < 30; turn += 1) await Promise.resolve(); };
  return {
    saver, saved, kept, states, settle,
    hold: () => { let free = () => undefined as void; hold = new Promise((done) => { free = () => { hold = undefined; done(); }; }); return () => free(); },
    async pass(ms: number) {
      present += ms;
      for (const timer of [...timers].filter(({ at }) => at <= present)) { timers.delete(timer); timer.run(); }
      await settle();
    },
  };
}

describe('draftSaver', () => {
  it('saves once typing pauses, with what was typed last', async () => {
    const it = aSaver();
    it.saver.change({ a: 1 });
    await it.pass(PAUSE - 1);
    it.saver.change({ a: 2 });
    await it.pass(PAUSE - 1);
    expect(it.saved).toEqual([]);
    await it.pass(1);
    expect(it.saved).toEqual([{ a: 2 }]);
    expect(it.saver.state).toEqual({ kind: 'saved', at: '2026-11-25T02:30:01.798Z' });
  });

  it('writes on the device first, and says so until the county has it', async () => {
    const it = aSaver([new ApiOffline()]);
    it.saver.change({ a: 1 });
    expect(isUnsaved(it.saver.state)).toBe(true);
    await it.pass(DEVICE.pause);
    expect([it.kept, it.saved]).toEqual([[{ a: 1 }], []]);
    expect(it.saver.state).toEqual({ kind: 'saving', device: { at: '2026-11-25T02:30:00.250Z' } });
    expect(isUnsaved(it.saver.state)).toBe(false);
    await it.pass(PAUSE);
    expect(it.saver.state).toEqual({ kind: 'away', device: { at: '2026-11-25T02:30:00.250Z' } });
    it.saver.change({ a: 2 });
    expect(isUnsaved(it.saver.state)).toBe(true);
    await it.pass(DEVICE.pause);
    expect(it.saver.state).toMatchObject({ kind: 'away', device: { at: '2026-11-25T02:30:01.400Z' } });
    expect(isUnsaved(it.saver.state)).toBe(false);
  });

  it('writes on the device while somebody types without a pause', async () => {
    const it = aSaver();
    for (let passed = 0; passed < DEVICE.longest; passed += 100) {
      it.saver.change({ passed });
      await it.pass(100);
    }
    expect(it.kept).toHaveLength(1);
  });

  it('says when the device has no room, and sends it all the same', async () => {
    const it = aSaver([new ApiOffline()], false);
    it.saver.change({ a: 1 });
    await it.pass(DEVICE.pause);
    expect(it.saver.state).toEqual({ kind: 'saving', device: { why: 'full' } });
    await it.pass(PAUSE);
    expect(it.saver.state).toEqual({ kind: 'away', device: { why: 'full' } });
    expect(isUnsaved(it.saver.state)).toBe(true);
    await it.pass(3_000);
    expect([it.saved, it.saver.state.kind]).toEqual([[{ a: 1 }], 'saved']);
  });

  it('does not wait for a pause for ever', async () => {
    const it = aSaver();
    for (let passed = 0; passed < LONGEST; passed += 500) {
      it.saver.change({ passed });
      await it.pass(500);
    }
    expect(it.saved).toHaveLength(1);
  });

  it('says that it is not saved while the network is away, and saves by itself later', async () => {
    const it = aSaver([new ApiOffline(), new ApiOffline()]);
    it.saver.change({ a: 1 });
    await it.pass(PAUSE);
    expect(it.saver.state.kind).toBe('away');
    it.saver.change({ a: 2 });
    expect(it.saver.state.kind).toBe('away');
    await it.pass(PAUSE);
    await it.pass(8_000);
    expect(it.saved).toEqual([{ a: 2 }]);
    expect(isUnsaved(it.saver.state)).toBe(false);
  });

  it('saves at once when told that the network is back', async () => {
    const it = aSaver([new ApiOffline()]);
    it.saver.change({ a: 1 });
    await it.pass(PAUSE);
    await it.saver.flush();
    expect(it.saved).toEqual([{ a: 1 }]);
  });

  it('waits for what is on its way, whoever asked for it', async () => {
    const it = aSaver();
    it.saver.change({ a: 1 });
    await Promise.all([it.saver.flush(), it.saver.flush().then(() => expect(it.saved).toHaveLength(1))]);
    expect(it.saved).toEqual([{ a: 1 }]);
  });

  it('never says saved while later answers are still on the way', async () => {
    const it = aSaver();
    const free = it.hold();
    it.saver.change({ a: 1 });
    await it.pass(PAUSE);
    it.saver.change({ a: 2 });
    free();
    await it.settle();
    expect(it.saved).toEqual([{ a: 1 }]);
    expect(it.saver.state.kind).toBe('waiting');
    await it.pass(PAUSE);
    expect(it.saved).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('tells what the server refused and does not repeat it until something is typed', async () => {
    const problem = new ApiProblem(413, { type: '', title: '', detail: 'too long', status: 413, code: 'http.too-large', problems: [] });
    const it = aSaver([problem]);
    it.saver.change({ a: 1 });
    await it.pass(PAUSE);
    expect(it.saver.state).toMatchObject({ kind: 'refused', message: 'too long' });
    expect(isUnsaved(it.saver.state)).toBe(false);
    await it.pass(60_000);
    expect(it.saved).toEqual([]);
    it.saver.change({ a: 2 });
    await it.pass(PAUSE);
    expect(it.saved).toEqual([{ a: 2 }]);
  });

  it('keeps nothing after the form was handed in', async () => {
    const it = aSaver();
    it.saver.change({ a: 1 });
    it.saver.stop();
    it.saver.change({ a: 2 });
    await it.pass(60_000);
    expect(it.saved).toEqual([]);
  });
});
