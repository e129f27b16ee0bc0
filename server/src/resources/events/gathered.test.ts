import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { gathered } from './gathered';

beforeEach(() => { jest.useFakeTimers(); });
afterEach(() => { jest.useRealTimers(); });

describe('changes of a moment', () => {
  it('are told once, a little after the first; the next ones not before one has rested', () => {
    let told = 0;
    const change = gathered(() => { told += 1; }, { wait: 150, rest: 1000 });
    change();
    change();
    jest.advanceTimersByTime(149);
    expect(told).toBe(0);
    jest.advanceTimersByTime(1);
    expect(told).toBe(1);
    change();
    jest.advanceTimersByTime(999);
    change();
    expect(told).toBe(1);
    jest.advanceTimersByTime(1);
    expect(told).toBe(2);
  });
  it('are not told to who has gone', () => {
    let told = 0;
    const change = gathered(() => { told += 1; }, { wait: 150, rest: 1000 });
    change();
    change.stop();
    jest.advanceTimersByTime(5000);
    expect(told).toBe(0);
  });
});
