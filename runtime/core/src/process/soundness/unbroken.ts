import type { ProcessModel, ProcessNode } from '../types';

const waits = ({ type, task, props }: ProcessNode): boolean =>
  task !== undefined || type.endsWith('catch-event') || ['receive-task', 'call-activity', 'event-based-gateway', 'ad-hoc-sub-process'].includes(type) || (type === 'service-task' && props.service !== 'notify');

/** How many nodes hang together without one that waits: so many the engine may go through within one step. */
export function longestRun(model: ProcessModel): number {
  const beside = new Map<string, string[]>();
  const join = (a: string | undefined, b: string | undefined): void => {
    if (a === undefined || b === undefined) return;
    for (const [from, to] of [[a, b], [b, a]] as const) if (!beside.get(from)?.push(to)) beside.set(from, [to]);
  };
  for (const flow of Object.values(model.flows)) join(flow.from, flow.to);
  for (const node of Object.values(model.nodes)) if (node.incoming.length === 0) join(node.parent, node.id);
  const seen = new Set<string>();
  let most = 0;
  for (const root of Object.keys(model.nodes)) {
    const before = seen.size;
    const open = [root];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const node = model.nodes[id];
      if (!node || seen.has(id) || waits(node)) continue;
      seen.add(id);
      open.push(...(beside.get(id) ?? []));
    }
    most = Math.max(most, seen.size - before);
  }
  return most;
}
