/** What the events of scopes, variables and compensation do to the state; undefined: not one of them. */
import type { Json, JsonObject } from '../shared/json';
import { withPassed } from './approval/evolve';
import type { Done, Multi, Passed, ProcessEvent, ProcessState, Scope, Token } from './types';
import { without } from './without';

const withScope = (state: ProcessState, id: string, change: (scope: Scope) => Scope): ProcessState => {
  const scope = state.scopes[id];
  return scope ? { ...state, scopes: { ...state.scopes, [id]: change(scope) } } : state;
};
const withMulti = (state: ProcessState, id: string, change: (multi: Multi) => Multi): ProcessState =>
  withScope(state, id, (scope) => (scope.multi ? { ...scope, multi: change(scope.multi) } : scope));
const withToken = (state: ProcessState, id: string, change: (token: Token) => Token): ProcessState => {
  const token = state.tokens[id];
  return token ? { ...state, tokens: { ...state.tokens, [id]: change(token) } } : state;
};
const withVars = (state: ProcessState, scope: string | undefined, vars: JsonObject): ProcessState =>
  scope === undefined ? { ...state, vars: { ...state.vars, ...vars } } : withScope(state, scope, (place) => ({ ...place, vars: { ...place.vars, ...vars } }));

const withDone = (state: ProcessState, scope: string | undefined, change: (done: readonly Done[]) => readonly Done[]): ProcessState =>
  scope === undefined ? { ...state, done: change(state.done) } : withScope(state, scope, (place) => ({ ...place, done: change(place.done) }));

const countedIn = (multi: Multi, result: { readonly index: number; readonly value: Json } | undefined): Multi => ({
  ...multi, done: multi.done + 1,
  ...(result && multi.results ? { results: multi.results.map((value, index) => (index === result.index ? result.value : value)) } : {}),
});

/** A scope that was completed leaves a note of what was done in it, for whoever goes back there. */
function closed(state: ProcessState, id: string, past: readonly number[] | undefined): ProcessState {
  const scope = state.scopes[id];
  const left = { ...state, scopes: without(state.scopes, id) };
  if (!scope || past === undefined) return left;
  const note: Passed = scope.multi ? { kind: 'members', node: scope.node, past, multi: scope.multi } : { kind: 'sub', node: scope.node, past, vars: scope.vars, passed: scope.passed ?? [] };
  return withPassed(left, scope.parent === '' ? undefined : scope.parent, (passed) => [...passed, note]);
}

export function evolveScope(state: ProcessState, event: ProcessEvent): ProcessState | undefined {
  switch (event.type) {
    case 'ScopeOpened':
      return { ...state, scopes: { ...state.scopes, [event.scope.id]: event.scope } };
    case 'ScopeClosed':
      return closed(state, event.scope, event.passed);
    case 'LocalsSet':
      return withToken(state, event.token, (token) => ({ ...token, local: { ...token.local, ...event.vars } }));
    case 'MembersBegun':
      return withMulti(state, event.scope, (multi) => ({ ...multi, next: event.next }));
    case 'MemberDone':
      return withMulti(state, event.scope, (multi) => countedIn(multi, event.result));
    case 'ActivityDone':
      return withDone(state, event.scope, (done) => [...done, event.done]);
    case 'UndoBegun':
      return withToken(withDone(state, event.scope, (done) => done.filter((entry) => !event.nodes.includes(entry.node))), event.token, (token) => ({ ...token, undoing: event.undoing }));
    case 'UndoStepped':
      return withToken(state, event.token, (token) => ({ ...token, undoing: token.undoing?.slice(1) ?? [] }));
    case 'VarsSet':
    case 'VarsCorrected':
      return withVars(state, event.scope, event.vars);
    default:
      return undefined;
  }
}
