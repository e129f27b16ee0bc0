import { useMemo } from 'react';
import { type Draft, useDraft } from '../../editing';
import { changeDecision, type DecisionInfo, decisionsOf, type Dmn, openDmn, writeDmn } from '../../dmn';
import { type Readable, readablesFor } from './model/readables';

export interface EditedDecision {
  readonly path: string;
  readonly file: string;
  readonly dmn: Dmn;
  readonly decision: DecisionInfo;
  /** what it may look at */
  readonly readables: readonly Readable[];
  readonly draft: Draft;
  /** One undoable step on this decision; what it requires follows. `merge`: typing in one place becomes one step. */
  edit(label: string, change: (dmn: Dmn, decision: DecisionInfo) => void, merge?: string): void;
}

/** A change of the file as it is now. */
export function changeFile(draft: Draft, path: string, label: string, change: (dmn: Dmn) => void, merge?: string): void {
  const dmn = openDmn(draft.files[path] ?? '');
  if (!dmn) return;
  change(dmn);
  draft.setFile(path, writeDmn(dmn), label, merge === undefined ? {} : { merge: `${path}:${merge}` });
}

/** The file that is open, and the decision of it that is shown: the one that is asked for, else the first. */
export function useDmn(file: string): { readonly path: string; readonly dmn: Dmn | undefined } {
  const draft = useDraft();
  const path = `decisions/${file}.dmn`;
  const text = draft.files[path];
  return { path, dmn: useMemo(() => (text === undefined ? undefined : openDmn(text)), [text]) };
}

export function useDecision(file: string, dmn: Dmn, id: string): EditedDecision | undefined {
  const draft = useDraft();
  return useMemo(() => {
    const path = `decisions/${file}.dmn`;
    const decision = decisionsOf(dmn).find((one) => one.id === id);
    if (!decision) return undefined;
    const readables = readablesFor(draft.files, draft.json, dmn, id);
    const typeOfName = (name: string): string => readables.find((one) => one.id === name)?.type ?? '';
    return { path, file, dmn, decision, readables, draft, edit: (label, change, merge) => changeFile(draft, path, label, (open) => changeDecision(open, id, typeOfName, (found) => change(open, found)), merge) };
  }, [draft, file, dmn, id]);
}
