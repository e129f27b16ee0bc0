/** Asking others: jobs of the host, messages, called processes. All of it leaves as effects after the commit. */
import type { JsonObject } from '../../shared/json';
import type { ProcessNode } from '../types';
import { type Run, scopeIdOf } from './run';
import { contextOf, evaluateAt } from './variables';

/** What an activity hands over: its input mappings, or where it has none everything it can see of the process's variables. */
function handedOver(run: Run, node: ProcessNode, token: string): JsonObject {
  if (node.inputs?.length) return run.state.tokens[token]?.local ?? {};
  const { record: _record, params: _params, ...vars } = contextOf(run.state, { record: {}, params: {} }, scopeIdOf(run, token), token) as Record<string, never>;
  return vars;
}

export function openJob(run: Run, node: ProcessNode, token: string, type: string): void {
  const id = run.id('job', node.id, token);
  run.emit({ type: 'WaitSet', wait: { id, node: node.id, kind: 'job', name: type, token } });
  run.effect(type, node.id, { jobId: id, instanceId: run.state.instanceId, recordId: run.state.recordId, node: node.id, vars: handedOver(run, node, token) });
}

export function openCall(run: Run, node: ProcessNode, token: string): void {
  const source = String(node.props.process ?? '');
  const process = source.startsWith('=') ? String(evaluateAt(run, node, source.slice(1), { token }, 'process.event')) : source;
  const [id, child] = [run.id('call', node.id, token), run.id('child', node.id, token)];
  run.emit({ type: 'WaitSet', wait: { id, node: node.id, kind: 'call', name: process, token, child } });
  const { pack, version } = node.props;
  run.effect('liandong:call', node.id, {
    childId: child, process, parent: { instanceId: run.state.instanceId, callId: id }, orgId: run.state.orgId, recordId: run.state.recordId, initiator: run.state.initiator, vars: handedOver(run, node, token),
    ...(pack ? { pack } : {}), ...(version ? { version } : {}),
  });
}

/** `name`, correlation `key` (FEEL) of the event's message; what goes along are the sender's input mappings. */
export function sendMessage(run: Run, node: ProcessNode, token: string, props: JsonObject): void {
  const key = typeof props.key === 'string' && props.key !== '' ? evaluateAt(run, node, props.key, { token }, 'process.event') : undefined;
  run.effect('liandong:message', node.id, { name: textOf(run, node, token, props.name), vars: node.inputs?.length ? handedOver(run, node, token) : {}, ...(key === undefined ? {} : { key }) });
}

export const textOf = (run: Run, node: ProcessNode, token: string, source: unknown): string =>
  typeof source === 'string' && source.startsWith('=') ? String(evaluateAt(run, node, source.slice(1), { token }, 'process.event')) : String(source ?? '');
