/** What the events of scopes, variables and compensation do to the state; undefined: not one of them. */
import type { Json, JsonObject } from '../shared/json';
import type { Done, Multi, ProcessEvent, ProcessState, Scope, Token } from './types';
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

export function evolveScope(state: ProcessState, event: ProcessEvent): ProcessState | undefined {
  switch (event.type) {
    case 'ScopeOpened':
      return { ...state, scopes: { ...state.scopes, [event.scope.id]: event.scope } };
    case 'ScopeClosed':
      return { ...state, scopes: without(state.scopes, event.scope) };
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
