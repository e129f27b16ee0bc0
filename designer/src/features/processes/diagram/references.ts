/** Other steps name a step by its id (退回, 不能是…办过的人): a removed or renamed step is followed there. */
import { assignmentOf, returns, setAssignment } from './step';
import { isNode } from './graph-of';
import type { DiagramElement, Get } from './types';

/** Runs inside a command. `to` undefined: the step is gone. */
export function followId(get: Get, from: string, to: string | undefined): void {
  const renamed = (ids: readonly string[]): string[] => ids.flatMap((id) => (id === from ? (to === undefined ? [] : [to]) : [id]));
  for (const element of get('elementRegistry').filter(isNode)) {
    const [back, assignment] = [returns.read(element), assignmentOf(element)];
    if (back.includes(from)) returns.write(get, element, renamed(back));
    if (assignment.except.includes(from)) setAssignment(get, element, { ...assignment, except: renamed(assignment.except) });
  }
}

/** When the user deletes steps, what named them forgets them in the same undoable step. */
export function forgetDeleted(get: Get): void {
  get('eventBus').on('commandStack.elements.delete.postExecuted', ({ context }: { context: { elements: DiagramElement[] } }) => {
    for (const element of context.elements) if (isNode(element)) followId(get, element.id, undefined);
  });
}
