/** Builders for tests: models and contexts in a few words. No assertions here. */
import { commandIds } from '../../shared/ids';
import type { Ctx } from '../../shared/ctx';
import type { Actor, Holder } from '../../org/types';
import type { ProcessModel, ProcessNode, SequenceFlow, TaskProps } from '../types';

type NodeSpec = Partial<Omit<ProcessNode, 'id'>> & { readonly type: string };

/** `aModel({ a: {type:'start-event'}, … }, ['a>b', 'b>c ?=x > 1'])`; the first node is the start. */
export function aModel(nodes: Readonly<Record<string, NodeSpec>>, arrows: readonly string[]): ProcessModel {
  const flows: Record<string, SequenceFlow> = {};
  for (const arrow of arrows) {
    const [way = '', condition] = arrow.split(' ?');
    const [from = '', to = ''] = way.split('>');
    const id = `${from}_${to}`;
    flows[id] = { id, from, to, ...(condition === undefined ? {} : { condition }) };
  }
  const built = Object.entries(nodes).map(([id, spec]): [string, ProcessNode] => [
    id,
    {
      id, title: id, props: {}, ...spec,
      incoming: Object.values(flows).filter((flow) => flow.to === id).map((flow) => flow.id),
      outgoing: Object.values(flows).filter((flow) => flow.from === id).map((flow) => flow.id),
    },
  ]);
  return { format: 1, id: 'model', title: 'model', nodes: Object.fromEntries(built), flows, start: Object.keys(nodes)[0] ?? '' };
}

export const task = (role: string, more: Partial<TaskProps> = {}): NodeSpec => ({
  type: 'user-task',
  task: { kind: 'task', assignment: { role, at: 'station', except: [], fallback: [] }, outcomes: [], returns: [], facts: [], ...more },
});
export const offer = (role: string): NodeSpec => ({ ...task(role, { kind: 'offer' }), type: 'receive-task', events: [{ kind: 'message', props: {} }] });

const PEOPLE: Readonly<Record<string, readonly string[]>> = { worker: ['ann', 'bob'], head: ['kim'], boss: ['max'], board: ['dan', 'eva', 'fay'] };
const person = (userId: string): Actor => ({
  userId, name: userId,
  grants: Object.entries(PEOPLE).filter(([, people]) => people.includes(userId)).map(([role]) => ({ role, orgId: role === 'boss' ? 'general' : 'station' })),
});

/** A context at a fixed time; `add` knows `PnD` only. */
export const aCtx = (userId: string, commandId: string, now = '2026-01-05T00:00:00.000Z'): Ctx => ({
  now,
  actor: person(userId),
  newId: commandIds(commandId),
  org: {
    unit: (id) => ({ id, parentId: null, tier: id === 'general' ? 'general' : 'station', name: id, path: [] }),
    holders: (role, orgId): Holder[] => ((role === 'boss') === (orgId === 'general') ? (PEOPLE[role] ?? []).map((id) => ({ userId: id, name: id })) : []),
    atTier: (_orgId, tier) => (tier === 'station' || tier === 'general' ? tier : undefined),
  },
  calendar: {
    add: (from, duration) => new Date(Date.parse(from) + Number(/\d+/.exec(duration)?.[0] ?? 0) * 86_400_000).toISOString(),
    dateOf: (at) => at.slice(0, 10),
  },
  params: {},
});
