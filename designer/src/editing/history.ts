/** Undoable steps over the files of a draft. Pure: time is an argument, nothing is changed in place. */

/** Pack files by path, text as stored. */
export type PackText = Readonly<Record<string, string>>;
/** What a step does to files: the new text, or null where the file goes. */
export type Changes = Readonly<Record<string, string | null>>;

export interface Step {
  readonly label: string;
  readonly execute: Changes;
  readonly revert: Changes;
  readonly at: number;
  readonly merge: string | undefined;
}
export interface EditOptions {
  /** Edits with the same key in quick succession (typing) become one step. */
  readonly merge?: string;
}
export interface History {
  readonly files: PackText;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

const MERGE_WITHIN_MS = 1500;
const MAX_STEPS = 300;

export const apply = (files: PackText, changes: Changes): PackText =>
  Object.fromEntries(Object.entries({ ...files, ...changes }).filter((entry): entry is [string, string] => entry[1] !== null));

/** What turns `before` into `after`. */
export const changesBetween = (before: PackText, after: PackText): Changes => {
  const changed = Object.entries(after).filter(([path, text]) => before[path] !== text);
  const gone = Object.keys(before).filter((path) => after[path] === undefined);
  return { ...Object.fromEntries(changed), ...Object.fromEntries(gone.map((path) => [path, null])) };
};

const isNothing = (changes: Changes): boolean => Object.keys(changes).length === 0;

/**
 * One edit as a step on the undo stack; typing in one place is merged.
 * @example edit(history, { 'a.json': '{}' }, 'label', { at: 0 })
 */
export function edit(history: History, changes: Changes, label: string, options: EditOptions & { readonly at: number }): History {
  const files = apply(history.files, changes);
  const execute = changesBetween(history.files, files);
  if (isNothing(execute)) return history;
  const revert = changesBetween(files, history.files);
  const last = history.past.at(-1);
  const merges = options.merge !== undefined && last?.merge === options.merge && options.at - last.at <= MERGE_WITHIN_MS && history.future.length === 0;
  const step: Step = merges
    ? { label, execute: { ...last.execute, ...execute }, revert: { ...revert, ...last.revert }, at: options.at, merge: options.merge }
    : { label, execute, revert, at: options.at, merge: options.merge };
  const past = merges ? history.past.slice(0, -1) : history.past;
  return { files, past: [...past, step].slice(-MAX_STEPS), future: [] };
}

export function undo(history: History): History {
  const step = history.past.at(-1);
  if (!step) return history;
  return { files: apply(history.files, step.revert), past: history.past.slice(0, -1), future: [step, ...history.future] };
}

export function redo(history: History): History {
  const [step, ...rest] = history.future;
  if (!step) return history;
  return { files: apply(history.files, step.execute), past: [...history.past, { ...step, merge: undefined }], future: rest };
}
