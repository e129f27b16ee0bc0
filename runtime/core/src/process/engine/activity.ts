/** The life of an activity (BPMN 2.0 §13.3.2): begin, do it once, as a loop or for many, finish, go on. */
import type { Json, JsonObject } from '../../shared/json';
import { refuse } from '../refused';
import { startsByInterrupting, structureOf } from '../structure';
import type { Loop, ProcessNode } from '../types';
import { watch } from './arm';
import { comeBack } from '../approval/aside';
import { killScope } from './kill';
import { throwForMember } from './member-events';
import { beginMembers, countsOf, isDecided, memberDone, openMembers } from './multi';
import { inScope, placeOf, type Run, scopeIdOf } from './run';
import { pastIn, stepsIn } from './scopes';
import { flowsOf, leave } from './tokens';
import { noteDone, undoNext } from './undo';
import { evaluateAt, mapInputs, mapOutputs } from './variables';

/** A token of the bracket around the members: it stands at the same node as the bracket. */
export const memberOf = (run: Run, token: string, node: ProcessNode) => {
  const scope = run.state.scopes[scopeIdOf(run, token)];
  return scope?.kind === 'multi' && scope.node === node.id ? scope : undefined;
};
const isHere = (run: Run, token: string, node: ProcessNode): boolean => run.state.tokens[token]?.node === node.id;

/** A token has come in at an activity. */
export function begin(run: Run, node: ProcessNode, token: string): void {
  const member = memberOf(run, token, node);
  // done again for somebody who waits: its own time limits and events are of the first time
  const isAside = run.state.tokens[token]?.back !== undefined;
  if (!member && node.loop?.kind === 'multi') {
    if (!isAside) watch(run, node, token);
    const scope = openMembers(run, node, node.loop, token);
    if (scope === undefined) goOn(run, node, token);
    return;
  }
  if (node.loop?.kind === 'standard') {
    if (!mayBegin(run, node, node.loop, token)) return goOn(run, node, token);
    run.emit({ type: 'LocalsSet', token, vars: { loopCounter: 1 } });
  }
  doOnce(run, node, token);
  if (!member && !isAside && isHere(run, token, node)) watch(run, node, token);
}

function doOnce(run: Run, node: ProcessNode, token: string): void {
  mapInputs(run, node, token);
  run.handlerOf(node.type)?.enter(run, node, token);
}

const mayBegin = (run: Run, node: ProcessNode, loop: Loop & { kind: 'standard' }, token: string): boolean => {
  if ((loop.maximum ?? 0) < 0) refuse('process.loop-maximum', `/${node.id}`, { node: node.title });
  return loop.maximum !== 0 && (!loop.testBefore || holds(run, node, loop.condition, { token, more: { loopCounter: 0 } }));
};

const holds = (run: Run, node: ProcessNode, condition: string | undefined, at: { readonly token: string; readonly more?: JsonObject }): boolean =>
  condition === undefined || evaluateAt(run, node, condition, at) === true;

/** The work of an activity is done, with what it brings: to its variables, its loop or bracket, and on. */
export function finish(run: Run, node: ProcessNode, token: string, result: JsonObject = {}, past?: readonly number[]): void {
  const member = memberOf(run, token, node);
  const value = member && node.loop?.kind === 'multi' && node.loop.outputElement !== undefined ? evaluateAt(run, node, node.loop.outputElement, { token, more: result }, 'process.mapping') : undefined;
  mapOutputs(run, node, token, result);
  if (member) return finishMember(run, node, token, value);
  if (node.loop?.kind === 'standard' && goesRound(run, node, node.loop, token)) return doOnce(run, node, token);
  return goOn(run, node, token, past);
}

function goesRound(run: Run, node: ProcessNode, loop: Loop & { kind: 'standard' }, token: string): boolean {
  const counter = Number(placeOf(run, token).local?.loopCounter ?? 1);
  if (loop.maximum !== undefined && counter >= loop.maximum) return false;
  if (loop.condition === undefined ? loop.maximum === undefined : !holds(run, node, loop.condition, { token })) return false;
  run.emit({ type: 'LocalsSet', token, vars: { loopCounter: counter + 1 } });
  return true;
}

function finishMember(run: Run, node: ProcessNode, token: string, value: Json | undefined): void {
  const bracket = memberOf(run, token, node);
  if (!bracket || node.loop?.kind !== 'multi') return;
  noteDone(run, node, bracket.parent);
  const isLast = memberDone(run, node, node.loop, token, value);
  throwForMember(run, node, node.loop, bracket.token, countsOf(run.state.scopes[bracket.id]?.multi, node.loop));
  // its own edge may have ended it
  if (!run.state.scopes[bracket.id]) return undefined;
  return isLast ? conclude(run, node, bracket.id) : beginMembers(run, node, node.loop, bracket.id);
}

/** Signatures have come or gone without a member being done: they may decide now. */
export function concludeIfDecided(run: Run, node: ProcessNode, scopeId: string): void {
  if (run.state.scopes[scopeId] && isDecided(run, node, scopeId)) conclude(run, node, scopeId);
}

/** The step of several is done: whoever has not signed need not any more. */
function conclude(run: Run, node: ProcessNode, scopeId: string): void {
  const bracket = run.state.scopes[scopeId];
  if (!bracket || node.loop?.kind !== 'multi') return;
  const { multi } = bracket;
  const past = pastIn(run, bracket);
  killScope(run, scopeId, node.task ? stepsIn(run, bracket) : undefined);
  if (node.loop.outputCollection !== undefined) mapOutputs(run, { ...node, outputs: [] }, bracket.token, { [node.loop.outputCollection]: [...(multi?.results ?? [])] });
  return goOn(run, node, bracket.token, past);
}

/** The activity as a whole is done: it can be undone from now on, and its token goes out. */
export function goOn(run: Run, node: ProcessNode, token: string, past?: readonly number[]): void {
  const { undoFor, back } = placeOf(run, token);
  if (back !== undefined) return comeBack(run, node, token, back);
  if (node.undoes || undoFor !== undefined) {
    leave(run, token, node, []);
    return undoFor === undefined ? undefined : undoNext(run, undoFor);
  }
  if (node.loop?.kind !== 'multi') noteDone(run, node, scopeIdOf(run, token));
  run.worked.add(scopeIdOf(run, token));
  return leave(run, token, node, flowsOf(run, node, token), past);
}

/** A sub-process has no token left: it is done. */
export function finishScope(run: Run, scopeId: string): void {
  const scope = run.state.scopes[scopeId];
  if (!scope) return;
  const node = run.node(scope.node);
  const past = pastIn(run, scope);
  const inside = scope.done;
  killScope(run, scopeId, stepsIn(run, scope));
  if (node.type === 'event-sub-process') return leaveEventSub(run, node, scope.token);
  const home = memberOf(run, scope.token, node)?.parent ?? scopeIdOf(run, scope.token);
  if (node.undo === undefined && (inside.length > 0 || canUndoInside(run, node))) run.emit({ type: 'ActivityDone', ...inScope(home), done: { node: node.id, vars: { ...placeOf(run, scope.token).local, ...scope.vars }, inside } });
  return finish(run, node, scope.token, {}, past);
}

/** What an event sub-process leaves: nothing goes on from it, but a compensation that waits for it does. */
function leaveEventSub(run: Run, node: ProcessNode, token: string): void {
  const { undoFor, scope = '' } = placeOf(run, token);
  leave(run, token, node, []);
  if (undoFor !== undefined) return undoNext(run, undoFor);
  // what it has interrupted is done with it, also where people would say when
  if (isEndOf(run, node) && !Object.values(run.state.tokens).some((place) => place.scope === scope)) finishScope(run, scope);
}

/** An event sub-process that interrupts what stays open by itself. */
function isEndOf(run: Run, node: ProcessNode): boolean {
  const around = run.model.nodes[node.parent ?? ''];
  return around !== undefined && run.handlerOf(around.type)?.staysOpen !== undefined && startsByInterrupting(run.model, node);
}

const canUndoInside = (run: Run, node: ProcessNode): boolean => (structureOf(run.model).eventSubs.get(node.id) ?? []).some(({ start }) => start.events?.some((event) => event.kind === 'compensation'));
