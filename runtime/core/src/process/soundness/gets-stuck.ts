import type { ProcessModel, ProcessState } from '../types';
import { Explorer } from './explore';
import type { Step } from './try';
import { badAt } from './verdict';

/** Asked while somebody waits for the answer. */
const LIMITS = { states: 1000, work: 20_000 };

/** May work that is in this state come to where nothing can happen any more? What is not found in time is not held against it. */
export function getsStuck(step: Step, model: ProcessModel, state: ProcessState): boolean {
  let stuck = false;
  new Explorer(model, step, LIMITS).explore([() => ({ ok: true, events: [], effects: [], state })], (seen, at) => {
    const { kind } = badAt(model, seen, at) ?? {};
    stuck ||= kind === 'stuck' || kind === 'leftover';
    return kind !== undefined;
  });
  return stuck;
}
