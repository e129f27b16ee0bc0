/** What the events of scopes, variables and compensation do to the state. */
import type { Json, JsonObject } from '../shared/json';
import { changePassed } from './approval/evolve';
import type { Applies, Draft } from './draft';
import type { Done, Multi, Passed } from './types';

const changeMulti = (draft: Draft, id: string, change: (multi: Multi) => Multi): void =>
  draft.change('scopes', id, (scope) => (scope.multi ? { ...scope, multi: change(scope.multi) } : scope));

function setVars(draft: Draft, scope: string | undefined, vars: JsonObject): void {
  if (scope === undefined) draft.state.vars = { ...draft.state.vars, ...vars };
  else draft.change('scopes', scope, (place) => ({ ...place, vars: { ...place.vars, ...vars } }));
}

function changeDone(draft: Draft, scope: string | undefined, change: (done: readonly Done[]) => readonly Done[]): void {
  if (scope === undefined) draft.state.done = change(draft.state.done);
  else draft.change('scopes', scope, (place) => ({ ...place, done: change(place.done) }));
}

const countedIn = (multi: Multi, result: { readonly index: number; readonly value: Json } | undefined): Multi => ({
  ...multi, done: multi.done + 1,
  ...(result && multi.results ? { results: multi.results.map((value, index) => (index === result.index ? result.value : value)) } : {}),
});

/** A scope that was completed leaves a note of what was done in it, for whoever goes back there. */
function close(draft: Draft, id: string, past: readonly number[] | undefined): void {
  const scope = draft.state.scopes[id];
  draft.remove('scopes', id);
  if (!scope || past === undefined) return;
  const note: Passed = scope.multi ? { kind: 'members', node: scope.node, past, multi: scope.multi } : { kind: 'sub', node: scope.node, past, vars: scope.vars, passed: scope.passed ?? [] };
  changePassed(draft, scope.parent === '' ? undefined : scope.parent, (passed) => [...passed, note]);
}

export const scopeEvents: Pick<Applies, 'ScopeOpened' | 'ScopeClosed' | 'LocalsSet' | 'MembersBegun' | 'MemberDone' | 'ActivityDone' | 'UndoBegun' | 'UndoStepped' | 'VarsSet' | 'VarsCorrected'> = {
  ScopeOpened: (draft, { scope }) => draft.put('scopes', scope.id, scope),
  ScopeClosed: (draft, { scope, passed }) => close(draft, scope, passed),
  LocalsSet: (draft, { token, vars }) => draft.change('tokens', token, (place) => ({ ...place, local: { ...place.local, ...vars } })),
  MembersBegun: (draft, { scope, next }) => changeMulti(draft, scope, (multi) => ({ ...multi, next })),
  MemberDone: (draft, { scope, result }) => changeMulti(draft, scope, (multi) => countedIn(multi, result)),
  ActivityDone: (draft, event) => changeDone(draft, event.scope, (done) => [...done, event.done]),
  UndoBegun: (draft, { scope, nodes, token, undoing }) => {
    changeDone(draft, scope, (done) => done.filter((entry) => !nodes.includes(entry.node)));
    draft.change('tokens', token, (place) => ({ ...place, undoing }));
  },
  UndoStepped: (draft, { token }) => draft.change('tokens', token, (place) => ({ ...place, undoing: place.undoing?.slice(1) ?? [] })),
  VarsSet: (draft, { scope, vars }) => setVars(draft, scope, vars),
  VarsCorrected: (draft, { scope, vars }) => setVars(draft, scope, vars),
};
