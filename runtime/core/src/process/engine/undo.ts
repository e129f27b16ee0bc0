/**
 * Compensation (BPMN 2.0 §13.5.5): what has been completed and can be undone is noted in its scope; a throwing event runs the handlers in
 * the reverse order of completion, one after the other (those of a parallel multi-instance activity together), and goes on when all have run.
 */
import { structureOf } from '../structure';
import type { Done, ProcessNode, Scope, Undo } from '../types';
import { killScope } from './kill';
import { inScope, type Run, scopeIdOf } from './run';
import { spawnIn } from './scopes';

/** The activity is done and has a handler: note it where it lies. */
export function noteDone(run: Run, node: ProcessNode, scopeId: string): void {
  if (node.undo === undefined) return;
  const scope = run.state.scopes[scopeId];
  const home = scope?.kind === 'multi' ? scope.parent : scopeId;
  run.emit({ type: 'ActivityDone', ...inScope(home), done: { node: node.id } });
}

/** The scope whose completed activities a throwing event undoes: its own; in a compensation event sub-process the one around it. */
function scopeToUndo(run: Run, token: string): string {
  const own = scopeIdOf(run, token);
  const scope = own === '' ? undefined : run.state.scopes[own];
  return scope && run.node(scope.node).type === 'event-sub-process' ? scope.parent : own;
}

function undosOf(run: Run, scopeId: string, done: readonly Done[]): Undo[] {
  const undos: Undo[] = [];
  [...done].reverse().forEach((entry, index) => {
    const node = run.model.nodes[entry.node];
    // done under a version that had it
    if (!node) return;
    if (entry.inside !== undefined) undos.push(...undoOfSub(run, `${scopeId}:${index}`, scopeId, node, entry, entry.inside));
    else if (node.undo !== undefined) addTo(undos, { scope: scopeId, node: node.undo }, node);
  });
  return undos;
}

/** What was done for many at once is undone for many at once. */
function addTo(undos: Undo[], undo: Undo, { loop }: ProcessNode): void {
  const last = undos.at(-1);
  const isTogether = loop?.kind === 'multi' && !loop.sequential && last?.node === undo.node && last?.scope === undo.scope;
  if (isTogether) undos.push({ ...undo, times: (undos.pop()?.times ?? 1) + 1 });
  else undos.push(undo);
}

/** A completed sub-process comes back with the variables it had: its own compensation event sub-process, else its handlers. */
function undoOfSub(run: Run, place: string, scopeId: string, node: ProcessNode, entry: Done, inside: readonly Done[]): Undo[] {
  const id = run.id('scope', node.id, `undo:${place}`);
  const open: Scope = { id, node: node.id, kind: 'sub', parent: scopeId, token: '', vars: entry.vars ?? {}, done: inside, from: run.state.visits.length };
  const own = (structureOf(run.model).eventSubs.get(node.id) ?? []).find(({ start }) => start.events?.some((event) => event.kind === 'compensation'));
  const handlers = own ? [{ scope: id, node: own.sub.id }] : undosOf(run, id, inside);
  return [{ scope: id, open }, ...handlers, { scope: id }];
}

/** Begin to undo: everything of the scope, or one activity. The token waits until it is done. */
export function undo(run: Run, token: string, activity?: string): void {
  const scopeId = scopeToUndo(run, token);
  const all = scopeId === '' ? run.state.done : (run.state.scopes[scopeId]?.done ?? []);
  const chosen = activity === undefined ? all : all.filter((entry) => entry.node === activity);
  const undoing = undosOf(run, scopeId, chosen);
  run.emit({ type: 'UndoBegun', token, ...inScope(scopeId), nodes: [...new Set(chosen.map((entry) => entry.node))], undoing });
  undoNext(run, token);
}

/** The next handler, or on when there is none left. */
export function undoNext(run: Run, token: string): void {
  for (;;) {
    const place = run.state.tokens[token];
    if (!place || isUndoing(run, token)) return;
    const [next] = place.undoing ?? [];
    if (!next) return run.handlerOf(run.node(place.node).type)?.undone?.(run, run.node(place.node), token);
    run.emit({ type: 'UndoStepped', token });
    if (next.open) run.emit({ type: 'ScopeOpened', scope: { ...next.open, token: '' } });
    else if (next.node === undefined) killScope(run, next.scope);
    else return handle(run, next.scope, next.node, token, next.times ?? 1);
  }
}

/** Handlers of the present step are still at work. */
const isUndoing = (run: Run, token: string): boolean => Object.values(run.state.tokens).some(({ undoFor }) => undoFor === token) || run.agenda.some(({ undoFor }) => undoFor === token);

function handle(run: Run, scope: string, nodeId: string, token: string, times: number): void {
  const node = run.node(nodeId);
  const start = node.type === 'event-sub-process' ? structureOf(run.model).eventSubs.get(node.parent ?? '')?.find((entry) => entry.sub.id === nodeId)?.start : undefined;
  for (let time = 0; time < times; time += 1) spawnIn(run, scope, nodeId, { undoFor: token, ...(start ? { via: start.id } : {}) }, time);
}
