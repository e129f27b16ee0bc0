/** Moving tokens: in, out, on. */
import { refuse } from '../refused';
import type { Changing } from '../draft';
import type { ProcessEvent, ProcessNode } from '../types';
import { drop, remove } from './kill';
import { type Entry, inScope, placeOf, type Run, scopeIdOf } from './run';
import { evaluateAt } from './variables';

/** Note that the token is now at `node` (and the record with it). */
export function arrive(run: Run, { token, flow, past, scope, local, undoFor, back }: Omit<Entry, 'node'>, node: ProcessNode): void {
  const entered: Changing<Extract<ProcessEvent, { type: 'NodeEntered' }>> = { type: 'NodeEntered', token, node: node.id };
  if (flow !== undefined) entered.flow = flow;
  if (past.length > 0) entered.past = past;
  if (scope !== undefined && scope !== '') entered.scope = scope;
  if (local !== undefined) entered.local = local;
  if (undoFor !== undefined) entered.undoFor = undoFor;
  if (back !== undefined) entered.back = back;
  run.emit(entered);
  if (node.recordState !== undefined) run.emit({ type: 'RecordStateSet', state: node.recordState, at: run.ctx.now });
}

/** The token leaves a node by the given flows: one keeps its id, more are forks; none ends it. */
export function leave(run: Run, token: string, node: ProcessNode, flows: readonly string[], past = placeOf(run, token).past): void {
  const scope = inScope(scopeIdOf(run, token));
  drop(run, token);
  run.emit({ type: 'NodeLeft', token, node: node.id });
  const copies = node.quantity?.completion ?? 1;
  for (let copy = 0; copy < copies; copy += 1)
    for (const [index, flowId] of flows.entries()) {
      const flow = run.model.flows[flowId];
      const id = index === 0 && copy === 0 ? token : run.id('token', node.id, copy === 0 ? flowId : `${flowId}:${copy}`);
      if (flow) run.send({ token: id, node: flow.to, flow: flowId, past, ...scope });
    }
}

/** Tokens that have come together at a node go on as one, the first of them. */
export function merge(run: Run, tokens: readonly string[], node: ProcessNode, flows: readonly string[]): void {
  const [first, ...others] = tokens;
  const past = [...new Set(tokens.flatMap((token) => placeOf(run, token).past))].sort((a, b) => a - b);
  noteJoin(run, node, tokens);
  for (const token of others) remove(run, token);
  if (first !== undefined) leave(run, first, node, flows, past);
}

/** Which tokens a join has used up, where they have not passed the same: a return into one of the branches needs the others again. */
export function noteJoin(run: Run, node: ProcessNode, tokens: readonly string[]): void {
  const parts = tokens.map((token) => placeOf(run, token)).map(({ flow, past }) => ({ ...(flow === undefined ? {} : { flow }), past }));
  if (new Set(parts.map(({ past }) => past.join())).size < 2 || !node.type.endsWith('gateway')) return;
  run.emit({ type: 'Joined', ...inScope(scopeIdOf(run, tokens[0] ?? '')), node: node.id, parts });
}

/** The token goes on at another node; what it waited for is cancelled. */
export function move(run: Run, token: string, to: string, past = placeOf(run, token).past): void {
  const scope = inScope(scopeIdOf(run, token));
  remove(run, token);
  run.send({ token, node: to, past, ...scope });
}

/** Another token goes into a node beside the one that waits here. */
export function spawn(run: Run, beside: string, to: string): void {
  const { past, scope } = placeOf(run, beside);
  run.send({ token: run.id('token', to, beside), node: to, past, ...inScope(scope ?? '') });
}

/**
 * Flows that a node which is not a gateway goes out by: a parallel split over those without a condition, together with an inclusive split
 * over those with one and the default (BPMN 2.0 §13.3.1).
 */
export function flowsOf(run: Run, node: ProcessNode, token: string): readonly string[] {
  const { default: standard } = node.props;
  const always = node.outgoing.filter((id) => id !== standard && run.model.flows[id]?.condition === undefined);
  if (always.length === node.outgoing.length) return node.outgoing;
  const chosen = node.outgoing.filter((id) => id !== standard && !always.includes(id) && evaluateAt(run, node, run.model.flows[id]?.condition ?? '', { token }) === true);
  const open = chosen.length > 0 || typeof standard !== 'string' ? [...always, ...chosen] : [...always, standard];
  return open.length > 0 ? node.outgoing.filter((id) => open.includes(id)) : refuse('process.no-path', `/${node.id}`, { node: node.title });
}

/** Outgoing flows whose condition holds, in order; else the default flow; else the step is refused. */
export function openFlows(run: Run, node: ProcessNode, token: string, most: number): readonly string[] {
  const standard = typeof node.props.default === 'string' ? node.props.default : undefined;
  const open: string[] = [];
  for (const id of node.outgoing) {
    const condition = run.model.flows[id]?.condition;
    if (id !== standard && (condition === undefined || evaluateAt(run, node, condition, { token }) === true)) open.push(id);
    if (open.length === most) return open;
  }
  if (open.length > 0) return open;
  return standard === undefined ? refuse('process.no-path', `/${node.id}`, { node: node.title }) : [standard];
}

/** Tokens go out by flows while the one that lets them go stays. */
export function spawnAlong(run: Run, token: string, node: ProcessNode, flows: readonly string[]): void {
  const { past, scope } = placeOf(run, token);
  for (const id of flows) run.send({ token: run.id('token', node.id, `${token}:${id}`), node: run.model.flows[id]?.to ?? '', flow: id, past, ...inScope(scope ?? '') });
}
