/** Multi-instance activities (BPMN 2.0 §13.3.7): a bracket scope with one token a member. */
import type { Json, JsonObject } from '../../shared/json';
import { refuse } from '../refused';
import type { Loop, Multi, ProcessNode } from '../types';
import { remove } from './kill';
import { placeOf, type Run } from './run';
import { openScope } from './scopes';
import { evaluateAt } from './variables';

type Many = Loop & { kind: 'multi' };
/** 会签 with more members is refused. */
const MOST_MEMBERS = 1000;

interface Members { readonly total: number; readonly items?: readonly Json[] }
function membersOf(run: Run, node: ProcessNode, loop: Many, token: string): Members {
  if (loop.collection !== undefined) {
    const items = evaluateAt(run, node, loop.collection, { token }, 'process.members');
    return Array.isArray(items) ? { total: items.length, items } : refuse('process.members', `/${node.id}`, { node: node.title, condition: loop.collection });
  }
  const total = evaluateAt(run, node, loop.cardinality ?? '1', { token }, 'process.members');
  return typeof total === 'number' && Number.isInteger(total) && total >= 0 ? { total } : refuse('process.members', `/${node.id}`, { node: node.title, condition: loop.cardinality ?? '' });
}

/** Open the bracket and let its members begin; undefined: there are none. */
export function openMembers(run: Run, node: ProcessNode, loop: Many, token: string): string | undefined {
  const { total, items } = membersOf(run, node, loop, token);
  if (total > MOST_MEMBERS) refuse('process.too-many-members', `/${node.id}`, { node: node.title, limit: MOST_MEMBERS });
  if (total === 0) return undefined;
  const scope = openScope(run, { token, node, kind: 'multi', multi: { total, next: 0, done: 0, ...(items ? { items } : {}), ...(loop.outputCollection === undefined ? {} : { results: Array.from({ length: total }, () => null) }) } });
  beginMembers(run, node, loop, scope);
  return scope;
}

/** All members at once, or the next one when they come one after the other. */
export function beginMembers(run: Run, node: ProcessNode, loop: Many, scopeId: string): void {
  const bracket = run.state.scopes[scopeId];
  if (!bracket?.multi) return;
  const { next, total, items, done } = bracket.multi;
  const to = loop.sequential ? Math.min(total, done + 1) : total;
  if (to <= next) return;
  run.emit({ type: 'MembersBegun', scope: scopeId, next: to });
  const { past } = placeOf(run, bracket.token);
  for (let index = next; index < to; index += 1) {
    const item: JsonObject = loop.element === undefined || !items ? {} : { [loop.element]: items[index] ?? null };
    run.send({ token: run.id('token', node.id, `${scopeId}:${index}`), node: node.id, past, scope: scopeId, local: { loopCounter: index + 1, ...item } });
  }
}

/** Attributes of the activity that its conditions read (BPMN 2.0 table 10.30). */
export function countsOf(multi: Multi | undefined, loop: Many): JsonObject {
  const { total = 0, done = 0, next = 0, results } = multi ?? {};
  return {
    numberOfInstances: total, numberOfCompletedInstances: done, numberOfActiveInstances: next - done, numberOfTerminatedInstances: 0,
    ...(loop.outputCollection === undefined ? {} : { [loop.outputCollection]: [...(results ?? [])] }),
  };
}

/** Count a member in; true: it was the last, or the completion condition says that it is enough. */
export function memberDone(run: Run, node: ProcessNode, loop: Many, token: string, value: Json | undefined): boolean {
  const { scope = '', local } = placeOf(run, token);
  const index = Number(local?.loopCounter ?? 1) - 1;
  run.emit({ type: 'MemberDone', scope, ...(value === undefined ? {} : { result: { index, value } }) });
  const { multi } = run.state.scopes[scope] ?? {};
  const { total = 0, done = 0 } = multi ?? {};
  const counts: JsonObject = { ...countsOf(multi, loop), loopCounter: index + 1 };
  const isEnough = done >= total || (loop.completion !== undefined && evaluateAt(run, node, loop.completion, { token, more: counts }) === true);
  remove(run, token);
  return isEnough;
}
