/** Errors and escalations go outward from where they are thrown until somebody catches them (BPMN 2.0 §10.5.7, §13.5.4). */
import type { JsonObject } from '../../shared/json';
import { eventOf, structureOf } from '../structure';
import type { ProcessNode } from '../types';
import { cancelCalls } from './kill';
import { placeOf, type Run } from './run';
import { atBoundary, startEventSub } from './trigger';

export interface Thrown { readonly kind: 'error' | 'escalation'; readonly code: string; readonly vars?: JsonObject }

/** One that names the code wins over one that catches all. */
function catcherIn<T>(candidates: readonly T[], nodeOf: (candidate: T) => ProcessNode, { kind, code }: Thrown): T | undefined {
  const codeOf = (candidate: T): string | undefined => {
    const event = eventOf(nodeOf(candidate), kind);
    return event && String(event.props.code ?? '');
  };
  return candidates.find((candidate) => code !== '' && codeOf(candidate) === code) ?? candidates.find((candidate) => codeOf(candidate) === '');
}

/** Who catches it right around a token: at the edge of its activity, or an event sub-process beside it. */
function catcherAround(run: Run, token: string, thrown: Thrown): (() => void) | undefined {
  const { boundaries, eventSubs } = structureOf(run.model);
  const { node: nodeId, scope = '' } = placeOf(run, token);
  const node = run.node(nodeId);
  const boundary = catcherIn(boundaries.get(nodeId) ?? [], (entry) => entry, thrown);
  if (boundary) return () => atBoundary(run, boundary, token, thrown.vars);
  // what is thrown inside an event sub-process is not caught by the ones beside it
  const sub = node.type === 'event-sub-process' ? undefined : catcherIn(eventSubs.get(node.parent ?? '') ?? [], ({ start }) => start, thrown);
  return sub && (() => startEventSub(run, scope, sub.start, thrown.vars));
}

/** false: nobody catches it in this instance. */
export function throwFrom(run: Run, from: string, thrown: Thrown): boolean {
  for (let token = from; ; ) {
    const place = placeOf(run, token);
    const scope = run.state.scopes[place.scope ?? ''];
    const isMember = scope?.kind === 'multi' && scope.node === place.node;
    const caught = isMember ? undefined : catcherAround(run, token, thrown);
    if (caught) {
      caught();
      return true;
    }
    if (!scope || scope.token === '') return false;
    token = scope.token;
  }
}

/** An error that nobody catches ends the instance as failed (a called one: its caller gets it); an escalation goes on unnoticed. */
export function raise(run: Run, from: string, thrown: Thrown, node: string): void {
  if (throwFrom(run, from, thrown)) return;
  const { parent } = run.state;
  if (thrown.kind === 'error') {
    cancelCalls(run);
    // a called process that was refused, and nobody makes something else of it: the matter is refused
    run.emit({ type: 'InstanceEnded', status: thrown.code === 'rejected' ? 'rejected' : 'failed', node, error: thrown.code, by: run.ctx.actor.userId, at: run.ctx.now });
  } else if (parent) run.effect('liandong:escalate-parent', node, { ...parent, childId: run.state.instanceId, code: thrown.code });
}
