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

interface Looking { readonly model: ProcessModel; readonly before: Work | undefined; readonly events: readonly WorkEvent[]; isLeft(token: string, node: string, from: number): boolean; home(token: string, node: string): string }

const stepOf = (node: string, outcome: string | undefined): StepDone => ({ node, ...(outcome === undefined || outcome === '' ? {} : { outcome }) });

/** The step that this event would have done, and the token that must leave it then. */
function attempted(event: WorkEvent, { model, before, events, home }: Looking): { readonly step: StepDone; readonly token: string } | undefined {
  if (event.type === 'TaskCompleted') {
    const task = before?.state.tasks[event.taskId] ?? created(events, event.taskId);
    return { step: stepOf(event.node, event.outcome), token: home(task?.token ?? '', event.node) };
  }
  if (event.type === 'StepPassed') return { step: stepOf(event.node, consentOf(model.nodes[event.node])), token: home(event.token, event.node) };
  return event.type === 'NodeEntered' && isInstant(model.nodes[event.node]?.type ?? '') ? { step: { node: event.node }, token: event.token } : undefined;
}

/** In their order. A step of several is done once, when the last who was needed has signed. */
export function stepsDone(model: ProcessModel, before: Work | undefined, events: readonly WorkEvent[]): StepDone[] {
  const scopes = scopesOf(before?.state, events);
  const entered = new Map<string, string | undefined>(Object.entries(before?.state.tokens ?? {}).map(([id, token]) => [id, token.scope]));
  for (const event of events) if (event.type === 'NodeEntered') entered.set(event.token, event.scope);
  const at: Looking = {
    model, before, events, home: (token, node) => homeOf(token, (id) => entered.get(id), scopes, node),
    isLeft: (token, node, from) => events.slice(from).some((event) => event.type === 'NodeLeft' && event.node === node && event.token === token),
  };
  return events.flatMap((event, index) => {
    const found = attempted(event, at);
    return found && at.isLeft(found.token, found.step.node, index) ? [found.step] : [];
  });
}
