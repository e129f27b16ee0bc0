/** Taking things away: what a token waits for, tokens, scopes with all that runs in them. */
import { heldBy } from './held';
import { type Run } from './run';

export function cancelWait(run: Run, waitId: string): void {
  const wait = run.state.waits[waitId];
  if (!wait) return;
  run.emit({ type: 'WaitCancelled', waitId, ...(wait.child === undefined ? {} : { child: wait.child }) });
  if (wait.child !== undefined) run.effect('liandong:cancel-child', wait.node, { childId: wait.child });
}

/** Called processes are told to end. */
export function cancelCalls(run: Run): void {
  for (const wait of Object.values(run.state.waits)) if (wait.kind === 'call') cancelWait(run, wait.id);
}

/** Cancel what a token waits for, and all that runs inside its activity. */
export function drop(run: Run, token: string): void {
  const { tasks, timers, waits, scopes } = run.state;
  for (const task of heldBy(tasks, token)) run.emit({ type: 'TaskCancelled', taskId: task.id, node: task.node });
  for (const timer of heldBy(timers, token)) run.emit({ type: 'TimerCancelled', timerId: timer.id });
  for (const wait of heldBy(waits, token)) cancelWait(run, wait.id);
  for (const scope of heldBy(scopes, token)) killScope(run, scope.id);
  for (const again of doneAgainFor(run, token)) remove(run, again);
}

const NOTHING: readonly never[] = [];

/** Tokens of what is done again for one that waits. */
function doneAgainFor(run: Run, token: string): readonly string[] {
  const { tokens } = run.state;
  let found: string[] | undefined;
  for (const id in tokens) if (tokens[id]?.back === token) (found ??= []).push(id);
  return found ?? NOTHING;
}

/** The token is gone. */
export function remove(run: Run, token: string): void {
  const place = run.state.tokens[token];
  if (!place) return;
  drop(run, token);
  run.emit({ type: 'NodeLeft', token, node: place.node });
}

/** Take every token of a scope away, but for one that may go on. */
export function killTokens(run: Run, scopeId: string, except?: string): void {
  run.agenda = run.agenda.filter((entry) => (entry.scope ?? '') !== scopeId || entry.token === except);
  for (const [id, place] of Object.entries(run.state.tokens)) if ((place.scope ?? '') === scopeId && id !== except) remove(run, id);
}

/** Stop what the scope itself listens for. */
export function deafen(run: Run, scopeId: string): void {
  for (const timer of Object.values(run.state.timers)) if (timer.scope === scopeId) run.emit({ type: 'TimerCancelled', timerId: timer.id });
  for (const wait of Object.values(run.state.waits)) if (wait.scope === scopeId) cancelWait(run, wait.id);
}

/** `passed`: the scope is done, with these steps; absent: it is broken off. */
export function killScope(run: Run, scopeId: string, passed?: readonly number[]): void {
  if (!run.state.scopes[scopeId]) return;
  killTokens(run, scopeId);
  deafen(run, scopeId);
  run.emit({ type: 'ScopeClosed', scope: scopeId, ...(passed === undefined || passed.length === 0 ? {} : { passed }) });
}
