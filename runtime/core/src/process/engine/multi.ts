/** Multi-instance activities (BPMN 2.0 §13.3.7): a bracket scope with one token a member. */
import type { Json, JsonObject } from '../../shared/json';
import { limitMembers, openSigning, signerOf, signItems, verdictOf } from '../approval/signing';
import { refuse } from '../refused';
import type { Loop, Multi, ProcessNode } from '../types';
import { remove } from './kill';
import { placeOf, type Run } from './run';
import { openScope } from './scopes';
import { assign, evaluateAt } from './variables';

type Many = Loop & { kind: 'multi' };

interface Members { readonly total: number; readonly items?: readonly Json[] }
function membersOf(run: Run, node: ProcessNode, loop: Many, token: string): Members {
  if (node.task?.sign && loop.cardinality === undefined) {
    const items = signItems(run, node, loop, token);
    return { total: items.length, items };
  }
  if (loop.collection !== undefined) {
    const items = evaluateAt(run, node, loop.collection, { token }, 'process.members');
    return Array.isArray(items) ? { total: items.length, items } : refuse('process.members', `/${node.id}`, { node: node.title, condition: loop.collection });
  }
  const total = evaluateAt(run, node, loop.cardinality ?? '1', { token }, 'process.members');
  return typeof total === 'number' && Number.isInteger(total) && total >= 0 ? { total } : refuse('process.members', `/${node.id}`, { node: node.title, condition: loop.cardinality ?? '' });
}

/** Open the bracket and let its members begin; undefined: there are none. */
export function openMembers(run: Run, node: ProcessNode, loop: Many, token: string): string | undefined {
  const again = run.restoring?.node === node.id ? run.restoring.multi : undefined;
  if (again) return reopenMembers(run, node, loop, token, again);
  const { total, items } = membersOf(run, node, loop, token);
  limitMembers(node, total);
  if (total === 0) return undefined;
  const multi: Multi = {
    total, next: 0, done: 0, ...(items ? { items } : {}), ...(loop.outputCollection === undefined ? {} : { results: Array.from({ length: total }, () => null) }),
    ...(node.task ? { signing: openSigning(run, node, token, total, items) } : {}),
  };
  const scope = openScope(run, { token, node, kind: 'multi', multi });
  beginMembers(run, node, loop, scope);
  return scope;
}

/** The bracket as it was but for a signature that was taken back. */
function reopenMembers(run: Run, node: ProcessNode, loop: Many, token: string, multi: Multi): string {
  run.restoring = undefined;
  const signed = new Set(multi.signing?.votes.flatMap((vote) => vote.index ?? []));
  const open = Array.from({ length: multi.total }, (_, index) => index).filter((index) => !signed.has(index));
  const now = loop.sequential ? open.slice(0, 1) : open;
  const scope = openScope(run, { token, node, kind: 'multi', multi: { ...multi, next: loop.sequential ? (now[0] ?? multi.total - 1) + 1 : multi.total } });
  for (const index of now) beginMember(run, node, loop, scope, index);
  return scope;
}

/** One member begins, with its own item and number. */
export function beginMember(run: Run, node: ProcessNode, loop: Many, scopeId: string, index: number): string {
  const bracket = run.state.scopes[scopeId];
  const item = bracket?.multi?.items?.[index];
  const named: JsonObject = loop.element === undefined || item === undefined ? {} : { [loop.element]: item };
  const signer = node.task?.sign ? signerOf(item) : undefined;
  const local: JsonObject = { loopCounter: index + 1, ...named, ...(signer === undefined ? {} : { signer }) };
  const token = run.id('token', node.id, `${scopeId}:${index}`);
  run.send({ token, node: node.id, past: placeOf(run, bracket?.token ?? '').past, scope: scopeId, local });
  return token;
}

/** All members at once, or the next one when they come one after the other. */
export function beginMembers(run: Run, node: ProcessNode, loop: Many, scopeId: string): void {
  const bracket = run.state.scopes[scopeId];
  if (!bracket?.multi) return;
  const { next, total, done } = bracket.multi;
  const to = loop.sequential ? Math.min(total, done + 1) : total;
  if (to <= next) return;
  run.emit({ type: 'MembersBegun', scope: scopeId, next: to });
  for (let index = next; index < to; index += 1) beginMember(run, node, loop, scopeId, index);
}

/** Count a member in; true: it was the last, or what has come so far is enough. */
export function memberDone(run: Run, node: ProcessNode, loop: Many, token: string, value: Json | undefined): boolean {
  const { scope = '', local } = placeOf(run, token);
  const index = Number(local?.loopCounter ?? 1) - 1;
  run.emit({ type: 'MemberDone', scope, ...(value === undefined ? {} : { result: { index, value } }) });
  const isEnough = node.task?.sign ? isDecided(run, node, scope) : isLast(run, node, loop, token);
  remove(run, token);
  return isEnough;
}

/** Attributes of the activity that its conditions read (BPMN 2.0 table 10.30). */
export function countsOf(multi: Multi | undefined, loop: Many): JsonObject {
  const { total = 0, done = 0, next = 0, results } = multi ?? {};
  return {
    numberOfInstances: total, numberOfCompletedInstances: done, numberOfActiveInstances: next - done, numberOfTerminatedInstances: 0,
    ...(loop.outputCollection === undefined ? {} : { [loop.outputCollection]: [...(results ?? [])] }),
  };
}

function isLast(run: Run, node: ProcessNode, loop: Many, token: string): boolean {
  const { scope = '', local } = placeOf(run, token);
  const { multi } = run.state.scopes[scope] ?? {};
  const counts: JsonObject = { ...countsOf(multi, loop), loopCounter: Number(local?.loopCounter ?? 1) };
  const { total = 0, done = 0 } = multi ?? {};
  return done >= total || (loop.completion !== undefined && evaluateAt(run, node, loop.completion, { token, more: counts }) === true);
}

/** The signatures so far decide; then their outcome is the step's. */
export function isDecided(run: Run, node: ProcessNode, scopeId: string): boolean {
  const { sign } = node.task ?? {};
  const { signing, done = 0, total = 0 } = run.state.scopes[scopeId]?.multi ?? {};
  // a member that an operator let pass has no signature
  const verdict = sign && signing ? verdictOf(sign, done >= total ? { ...signing, expected: signing.votes.length } : signing) : undefined;
  if (verdict === undefined) return false;
  assign(run, '', undefined, { outcome: verdict === '' ? null : verdict });
  return true;
}
