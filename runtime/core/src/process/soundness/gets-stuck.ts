import type { ProcessModel, ProcessState } from '../types';
import { Explorer } from './explore';
import { keyOf, lean } from './lean';
import type { Step } from './try';
import { badAt } from './verdict';

/** Asked while somebody waits for the answer. */
const LIMITS = { states: 1000, work: 20_000 };
/** Places of one model whose answer is kept: when many instances are moved, most of them stand where others do. */
const MOST_KNOWN = 500;
const known = new WeakMap<ProcessModel, Map<string, boolean>>();

function answersOf(model: ProcessModel): Map<string, boolean> {
  const answers = known.get(model) ?? new Map<string, boolean>();
  known.set(model, answers);
  if (answers.size >= MOST_KNOWN) answers.clear();
  return answers;
}

/** May work that is in this state come to where nothing can happen any more? What is not found in time is not held against it. */
export function getsStuck(step: Step, model: ProcessModel, state: ProcessState): boolean {
  const [answers, key] = [answersOf(model), keyOf(lean(model, state))];
  const answer = answers.get(key) ?? explored(step, model, state);
  answers.set(key, answer);
  return answer;
}

function explored(step: Step, model: ProcessModel, state: ProcessState): boolean {
  let stuck = false;
  new Explorer(model, step, LIMITS).explore([() => ({ ok: true, events: [], effects: [], state })], (seen, at) => {
    const { kind } = badAt(model, seen, at) ?? {};
    stuck ||= kind === 'stuck' || kind === 'leftover';
    return kind !== undefined;
  });
  return stuck;
}
