/** Which steps a decision has done: a posting is made by a step that is done, and by nothing else. */
import { consentOf } from '../process/approval/passing';
import type { ProcessModel, ProcessState } from '../process/types';
import type { Work, WorkEvent } from '../work/types';

export interface StepDone { readonly node: string; readonly outcome?: string }
type Event<T extends WorkEvent['type']> = Extract<WorkEvent, { readonly type: T }>;

/** Where the activity as a whole stands: of one member of several it is the token around them. */
function homeOf(token: string, scopeOf: (token: string) => string | undefined, scopes: ProcessState['scopes'], node: string): string {
  const scope = scopes[scopeOf(token) ?? ''];
  return scope?.kind === 'multi' && scope.node === node ? scope.token : token;
}

const created = (events: readonly WorkEvent[], taskId: string) => events.find((event): event is Event<'TaskCreated'> => event.type === 'TaskCreated' && event.task.id === taskId)?.task;
const scopesOf = (before: ProcessState | undefined, events: readonly WorkEvent[]): ProcessState['scopes'] =>
  ({ ...before?.scopes, ...Object.fromEntries(events.flatMap((event) => (event.type === 'ScopeOpened' ? [[event.scope.id, event.scope]] : []))) });

/** A step that waits for nobody, as a calculation or an end, is done in the moment that it is entered. */
export const isInstant = (type: string): boolean => type.endsWith('end-event') || type === 'script-task' || type === 'business-rule-task' || type === 'throw-event' || type === 'manual-task';

/** In their order. A step of several is done once, when the last who was needed has signed. */
export function stepsDone(model: ProcessModel, before: Work | undefined, events: readonly WorkEvent[]): StepDone[] {
  const scopes = scopesOf(before?.state, events);
  const entered = new Map<string, string | undefined>(Object.entries(before?.state.tokens ?? {}).map(([id, token]) => [id, token.scope]));
  for (const event of events) if (event.type === 'NodeEntered') entered.set(event.token, event.scope);
  const isLeft = (token: string, node: string, from: number): boolean => events.slice(from).some((event) => event.type === 'NodeLeft' && event.node === node && event.token === token);
  return events.flatMap((event, index): StepDone[] => {
    if (event.type === 'TaskCompleted') {
      const token = (before?.state.tasks[event.taskId] ?? created(events, event.taskId))?.token ?? '';
      const home = homeOf(token, (id) => entered.get(id), scopes, event.node);
      return isLeft(home, event.node, index) ? [{ node: event.node, ...(event.outcome === undefined ? {} : { outcome: event.outcome }) }] : [];
    }
    if (event.type === 'StepPassed') {
      const outcome = consentOf(model.nodes[event.node]);
      return isLeft(homeOf(event.token, (id) => entered.get(id), scopes, event.node), event.node, index) ? [{ node: event.node, ...(outcome === '' ? {} : { outcome }) }] : [];
    }
    return event.type === 'NodeEntered' && isInstant(model.nodes[event.node]?.type ?? '') && isLeft(event.token, event.node, index) ? [{ node: event.node }] : [];
  });
}
