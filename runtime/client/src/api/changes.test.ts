import { describe, expect, it } from '@jest/globals';
import { listenForChanges, type ChangeSource } from './index';

class Source implements ChangeSource {
  readyState = 0;
  private readonly heard = new Map<string, (() => void)[]>();
  addEventListener(type: string, listener: () => void): void { this.heard.set(type, [...(this.heard.get(type) ?? []), listener]); }
  close(): void { this.readyState = 2; }
  tell(type: string, readyState = this.readyState): void {
    this.readyState = readyState;
    this.heard.get(type)?.forEach((listener) => listener());
  }
}
function listening() {
  const sources: Source[] = [];
  const delays: number[] = [];
  const live: boolean[] = [];
  let waiting: (() => void) | undefined;
  const told: string[] = [];
  const stop = listenForChanges({
    open: () => { const source = new Source(); sources.push(source); return source; },
    onTold: (what) => told.push(what), onLive: (is) => live.push(is),
    later: (run, ms) => { waiting = run; delays.push(ms); return () => { waiting = undefined; }; },
  });
  return { sources, delays, live, stop, last: () => sources.at(-1)!, told, passTime: () => waiting?.(), isWaiting: () => waiting !== undefined };
}

describe('listenForChanges', () => {
  it('tells of changes, and once more after a reconnection since something may have been missed', () => {
    const it = listening();
    it.last().tell('open', 1);
    expect(it.told).toEqual([]);
    it.last().tell('changed');
    it.last().tell('numbers');
    expect(it.told).toEqual(['changed', 'numbers']);
    it.last().tell('error', 0);
    it.last().tell('open', 1);
    expect(it.told).toEqual(['changed', 'numbers', 'changed', 'numbers']);
    expect(it.live).toEqual([true, false, true]);
  });
  it('opens a new stream, ever later, when the browser has given the old one up', () => {
    const it = listening();
    it.last().tell('error', 2);
    it.passTime();
    it.last().tell('error', 2);
    it.passTime();
    expect(it.sources).toHaveLength(3);
    expect(it.delays).toEqual([1000, 2000]);
  });
  it('does not open another stream after it was stopped', () => {
    const it = listening();
    it.last().tell('error', 2);
    it.stop();
    expect(it.isWaiting()).toBe(false);
    expect(it.last().readyState).toBe(2);
  });
});
