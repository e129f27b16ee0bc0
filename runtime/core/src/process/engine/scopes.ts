/** Opening scopes: a running sub-process, or the bracket around the members of a multi-instance activity. */
import type { JsonObject } from '../../shared/json';
import { structureOf } from '../structure';
import type { Passed, ProcessNode, Scope } from '../types';
import { arm } from './arm';
import { inScope, placeOf, type Run, scopeIdOf } from './run';

interface Opening { readonly token: string; readonly node: ProcessNode; readonly kind: Scope['kind']; readonly vars?: JsonObject; readonly from?: number; readonly passed?: readonly Passed[]; readonly multi?: NonNullable<Scope['multi']> }

export function openScope(run: Run, { token, node, kind, vars = {}, from = run.state.visits.length, passed = [], multi }: Opening): string {
  const id = run.id('scope', node.id, token);
  run.emit({ type: 'ScopeOpened', scope: { id, node: node.id, kind, parent: scopeIdOf(run, token), token, vars, done: [], from, ...(passed.length > 0 ? { passed } : {}), ...(multi ? { multi } : {}) } });
  return id;
}

/** Begin a sub-process: its event sub-processes listen, its start nodes get a token each. */
export function openSub(run: Run, node: ProcessNode, token: string, starts: readonly ProcessNode[], vars: JsonObject = {}): string {
  const scope = openScope(run, { token, node, kind: 'sub', vars });
  listen(run, node.id, scope);
  for (const start of starts) run.send({ token: run.id('token', start.id, scope), node: start.id, past: placeOf(run, token).past, scope });
  return scope;
}

/** The event sub-processes of a scope wait for their start events. */
export function listen(run: Run, container: string, scope: string): void {
  for (const { start } of structureOf(run.model).eventSubs.get(container) ?? []) arm(run, start, { scope });
}

/** A token of its own for something that happens in a scope beside what runs there. */
export function spawnIn(run: Run, scopeId: string, node: string, more: { readonly past?: readonly number[]; readonly local?: JsonObject; readonly undoFor?: string; readonly via?: string; readonly brought?: JsonObject } = {}, nth = 0): string {
  const token = run.id('token', node, `${scopeId}:${run.events.length}${nth === 0 ? '' : `:${nth}`}`);
  const owner = scopeId === '' ? undefined : run.state.scopes[scopeId];
  run.send({ token, node, past: owner ? (run.state.tokens[owner.token]?.past ?? []) : [], ...inScope(scopeId), ...more });
  return token;
}

/** Steps completed inside a scope: what a return from after it may go back to. */
export function pastIn(run: Run, scope: Scope): readonly number[] {
  const own = placeOf(run, scope.token).past;
  const inside = stepsIn(run, scope).filter((index) => !own.includes(index));
  return inside.length === 0 ? own : [...own, ...inside].sort((a, b) => a - b);
}

/** Indexes of the steps completed in a scope. */
export function stepsIn(run: Run, scope: Scope): readonly number[] {
  // signatures that were kept when the bracket opened again are older than it is
  const kept = scope.multi?.signing?.votes.flatMap((vote) => vote.visit ?? []) ?? [];
  return run.state.visits.flatMap((visit, index) => ((index >= scope.from || kept.includes(index)) && visit.aside === undefined && liesIn(run, visit.node, scope.node) ? [index] : []));
}

function liesIn(run: Run, nodeId: string, container: string): boolean {
  for (let at: string | undefined = nodeId; at !== undefined; at = run.model.nodes[at]?.parent) if (at === container) return true;
  return false;
}
