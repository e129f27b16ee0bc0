/**
 * Going back to a completed step. The token that goes back is the one that stands for the work in the innermost running scope around the
 * step; whatever came from the step goes with it; branches that began before it stay, and those that a join has used up come back to it.
 */
import { watch } from '../engine/arm';
import { remove } from '../engine/kill';
import { inScope, placeOf, type Run } from '../engine/run';
import { listen, openScope } from '../engine/scopes';
import { arrive, move } from '../engine/tokens';
import { mapInputs } from '../engine/variables';
import { isEventSub } from '../structure';
import { liesBehind } from './evolve';
import type { Part, Passed, ProcessModel, ProcessState } from '../types';

export interface Route {
  /** '' = the instance */
  readonly scope: string;
  readonly token: string;
  /** sub-processes around the step that are done and open again, outermost first */
  readonly down: readonly string[];
}
type Sub = Extract<Passed, { kind: 'sub' }>;

const passedIn = (state: ProcessState, scope: string): readonly Passed[] => (scope === '' ? state.passed : state.scopes[scope]?.passed) ?? [];
const subNote = (notes: readonly Passed[], node: string, visit: number): Sub | undefined =>
  [...notes].reverse().find((note): note is Sub => note.kind === 'sub' && note.node === node && note.past.includes(visit));

/** The token in the scope of `container` within which `from` works; undefined: it works outside of it. */
function groundOf(state: ProcessState, from: string, container: string): { readonly scope: string; readonly token: string } | undefined {
  for (let token = from; ; ) {
    const place = state.tokens[token];
    if (!place || place.undoFor !== undefined) return undefined;
    const scope = place.scope === undefined ? undefined : state.scopes[place.scope];
    if (!scope) return container === '' ? { scope: '', token } : undefined;
    if (scope.kind === 'sub' && scope.node === container) return { scope: scope.id, token };
    token = scope.token;
  }
}

/** The way back to a step; undefined: it lies where nobody can go back to (a member that is done, a complex join that has fired). */
export function routeTo(model: ProcessModel, state: ProcessState, from: string, to: string, visit: number): Route | undefined {
  const down: string[] = [];
  for (let container = model.nodes[to]?.parent ?? ''; ; container = model.nodes[container]?.parent ?? '') {
    const ground = groundOf(state, from, container);
    if (ground) return isOpen(model, passedIn(state, ground.scope), down, visit) ? { ...ground, down } : undefined;
    if (container === '') return undefined;
    down.unshift(container);
  }
}

/** A complex gateway that has fired takes nothing back, branches that an event has broken off are gone; a later version of the process may have no such join. */
const canWaitAt = (model: ProcessModel, node: string, flow: string | undefined): boolean =>
  /^(parallel|inclusive)-gateway$/.test(model.nodes[node]?.type ?? '') && (flow === undefined || model.nodes[node]?.incoming.includes(flow) === true);

function isOpen(model: ProcessModel, notes: readonly Passed[], down: readonly string[], visit: number): boolean {
  if (notes.some((note) => partsWithout(note, visit).some((part) => !canWaitAt(model, note.node, part.flow)))) return false;
  const [first, ...rest] = down;
  if (first === undefined) return true;
  const note = subNote(notes, first, visit);
  return note !== undefined && isOpen(model, note.passed, rest, visit);
}

/** Of a join that lies behind the step: the tokens that did not come from it. */
function partsWithout(note: Passed, visit: number): readonly Part[] {
  if (note.kind !== 'join' || !note.parts.some((part) => part.past.includes(visit))) return [];
  return note.parts.filter((part) => !part.past.includes(visit));
}

/** What had been passed when the step was done, without what other branches brought in at joins behind it. */
function pastBefore(notes: readonly Passed[], visit: number, whole: readonly number[]): readonly number[] {
  const parts = notes.flatMap((note) => (note.kind === 'join' ? note.parts : []));
  return (parts.find((part) => part.past.includes(visit))?.past ?? whole).filter((index) => index < visit);
}

/** Tokens that a join had used up come back to it: their branches are done. */
function giveBack(run: Run, notes: readonly Passed[], visit: number, scope: string): void {
  for (const note of notes)
    for (const part of partsWithout(note, visit)) {
      const token = run.id('token', note.node, `${scope}:back:${part.flow ?? ''}`);
      run.emit({ type: 'NodeEntered', token, node: note.node, past: part.past, ...inScope(scope), ...(part.flow === undefined ? {} : { flow: part.flow }) });
    }
}

/** Sub-processes that were done are open again, as they were, with one token that goes to the step. */
function reopen(run: Run, { scope, token, down }: Route, to: string, visit: number, past: readonly number[]): void {
  let notes = passedIn(run.state, scope);
  let at: { scope: string; token: string; past: readonly number[] } = { scope, token, past };
  remove(run, token);
  for (const container of down) {
    const node = run.node(container);
    const note = subNote(notes, container, visit);
    const around = at.past.filter((index) => !note?.past.includes(index));
    arrive(run, { token: at.token, past: around, ...inScope(at.scope) }, node);
    mapInputs(run, node, at.token);
    watch(run, node, at.token);
    const inner = openScope(run, { token: at.token, node, kind: 'sub', vars: note?.vars ?? {}, from: Math.min(...(note?.past ?? [visit])), passed: (note?.passed ?? []).filter((inside) => !liesBehind(inside, visit)) });
    listen(run, container, inner);
    notes = note?.passed ?? [];
    giveBack(run, notes, visit, inner);
    at = { scope: inner, token: run.id('token', to, `${inner}:back`), past: pastBefore(notes, visit, [...around, ...(note?.past ?? [])].sort((a, b) => a - b)) };
  }
  run.send({ token: at.token, node: to, past: at.past, scope: at.scope });
}

export function goBack(run: Run, route: Route, to: string, visit: number): void {
  const { scope, token, down } = route;
  const place = placeOf(run, token);
  const notes = passedIn(run.state, scope);
  const past = pastBefore(notes, visit, place.past);
  for (const [id, other] of Object.entries(run.state.tokens)) if (id !== token && (other.scope ?? '') === scope && other.past.includes(visit)) remove(run, id);
  if (down.length === 0) move(run, token, to, past);
  else reopen(run, route, to, visit, past);
  run.emit({ type: 'WentBack', ...inScope(scope), visit });
  giveBack(run, notes, visit, scope);
  // an event sub-process that had ended the rest of its scope gives the scope its events back
  if (isEventSub(run.node(place.node))) listen(run, run.node(place.node).parent ?? '', scope);
}

/** The signatures of a step of several that is done, for one that is taken back. */
export const membersNote = (state: ProcessState, scope: string, node: string, visit: number): Extract<Passed, { kind: 'members' }> | undefined => {
  const search = (notes: readonly Passed[]): Extract<Passed, { kind: 'members' }> | undefined => {
    for (const note of [...notes].reverse()) {
      const found = note.kind === 'members' && note.node === node && note.past.includes(visit) ? note : note.kind === 'sub' ? search(note.passed) : undefined;
      if (found) return found;
    }
    return undefined;
  };
  return search(passedIn(state, scope));
};
