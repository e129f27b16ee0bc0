/** A signal reaches all who wait for its name in this instance, in the order in which they began to wait. */
import type { JsonObject } from '../../shared/json';
import { stays } from './condition';
import type { Run } from './run';
import { trigger } from './trigger';

export function signal(run: Run, name: string, vars: JsonObject): number {
  const waiting = Object.values(run.state.waits).filter((wait) => wait.kind === 'signal' && wait.name === name);
  for (const wait of waiting) {
    // an earlier one may have taken it away
    if (!run.state.waits[wait.id]) continue;
    const node = run.node(wait.node);
    run.emit({ type: 'WaitMet', waitId: wait.id, node: node.id, at: run.ctx.now, ...(stays(node) ? { stays: true as const } : {}) });
    trigger(run, node, wait, vars);
  }
  return waiting.length;
}
