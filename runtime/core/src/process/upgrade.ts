/**
 * States that were stored by earlier versions, read as the current format. Each step says what was new; events need none of it, for those
 * of an earlier format are a part of the present ones.
 */
import type { ProcessState } from './types';

interface Stored { readonly format: number; readonly [property: string]: unknown }

const STEPS: Readonly<Record<number, (state: Stored) => Stored>> = {
  // 2: scopes of sub-processes and multi-instance, waits beside timers, compensation, called processes
  1: (state) => ({ ...state, format: 2, scopes: {}, waits: {}, done: [], ending: [] }),
};

/** @throws nothing: a format that is newer than this program comes back as it is */
export function upgradeState(stored: Stored | ProcessState): ProcessState {
  let state = stored as Stored;
  for (let step = STEPS[state.format]; step; step = STEPS[state.format]) state = step(state);
  return state as unknown as ProcessState;
}
