/** Conditional events (BPMN 2.0 §10.5.5): they happen when their condition becomes true. */
import type { ProcessNode } from '../types';
import type { Run } from './run';
import { trigger } from './trigger';
import { evaluateAt } from './variables';

/** A non-interrupting event may happen again; where all of several are needed, each is waited for once. */
export const stays = (node: ProcessNode): boolean => node.props.interrupting === false && node.props.all !== true;

/** One at a time, for it may change what the next one sees; false: none has become true. */
export function conditionMet(run: Run): boolean {
  if (!run.changed) return false;
  for (const wait of Object.values(run.state.waits)) {
    if (wait.kind !== 'condition') continue;
    const node = run.node(wait.node);
    const is = evaluateAt(run, node, wait.name, { token: wait.token, scope: wait.scope }) === true;
    if (is !== wait.was) run.emit({ type: 'ConditionSeen', waitId: wait.id, was: is });
    if (!is || wait.was) continue;
    run.emit({ type: 'WaitMet', waitId: wait.id, node: node.id, at: run.ctx.now, ...(stays(node) ? { stays: true as const } : {}) });
    trigger(run, node, wait);
    return true;
  }
  run.changed = false;
  return false;
}
