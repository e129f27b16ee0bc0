/** A model's containment, looked up once: what lies in what, what sits at whose edge. */
import type { EventName, ProcessModel, ProcessNode } from './model';

export interface Structure {
  /** by sub-process ('' = the process): nodes that get a token when it begins */
  readonly starts: ReadonlyMap<string, readonly ProcessNode[]>;
  /** by sub-process: its event sub-processes, with their start events */
  readonly eventSubs: ReadonlyMap<string, readonly { readonly sub: ProcessNode; readonly start: ProcessNode }[]>;
  readonly inside: ReadonlyMap<string, readonly ProcessNode[]>;
  readonly boundaries: ReadonlyMap<string, readonly ProcessNode[]>;
  /** nodes that throw a signal or message */
  readonly throwers: ReadonlySet<string>;
}

const known = new WeakMap<ProcessModel, Structure>();
const push = <T>(map: Map<string, T[]>, key: string, entry: T): void => {
  const list = map.get(key);
  if (list) list.push(entry);
  else map.set(key, [entry]);
};

export const isEventSub = (node: ProcessNode | undefined): boolean => node?.type === 'event-sub-process';
export const isStart = (node: ProcessNode): boolean => node.type === 'start-event' || node.type.endsWith('-start-event');
export const isEnd = (node: ProcessNode): boolean => node.type === 'end-event' || node.type.endsWith('-end-event');
export const eventOf = (node: ProcessNode, kind: EventName) => node.events?.find((event) => event.kind === kind);

/** A none start event, or where there is none: every node that nothing leads to. */
function startsOf(nodes: readonly ProcessNode[]): ProcessNode[] {
  const none = nodes.filter((node) => node.type === 'start-event');
  if (none.length > 0) return none;
  return nodes.filter((node) => node.incoming.length === 0 && node.attachedTo === undefined && !node.undoes && !isEventSub(node) && !isStart(node) && node.type !== 'link-catch-event');
}

const isThrower = ({ type, events }: ProcessNode): boolean => /(throw|end)-event$/.test(type) && events?.some(({ kind }) => kind === 'signal' || kind === 'message') === true;

function structured(model: ProcessModel): Structure {
  const [inside, boundaries] = [new Map<string, ProcessNode[]>(), new Map<string, ProcessNode[]>()];
  for (const node of Object.values(model.nodes)) {
    push(inside, node.parent ?? '', node);
    if (node.attachedTo !== undefined) push(boundaries, node.attachedTo, node);
  }
  const eventSubs = new Map<string, { sub: ProcessNode; start: ProcessNode }[]>();
  for (const node of Object.values(model.nodes)) {
    const start = isEventSub(node) ? inside.get(node.id)?.find(isStart) : undefined;
    if (start) push(eventSubs, node.parent ?? '', { sub: node, start });
  }
  const starts = new Map([...inside].map(([id, nodes]) => [id, startsOf(nodes)]));
  const throwers = new Set(Object.values(model.nodes).filter(isThrower).map((node) => node.id));
  return { starts, eventSubs, inside, boundaries, throwers };
}

export function structureOf(model: ProcessModel): Structure {
  const made = known.get(model) ?? structured(model);
  known.set(model, made);
  return made;
}

/** An event sub-process that ends all else in its scope. */
export const startsByInterrupting = (model: ProcessModel, sub: ProcessNode): boolean =>
  structureOf(model).eventSubs.get(sub.parent ?? '')?.some((entry) => entry.sub.id === sub.id && entry.start.props.interrupting !== false) ?? false;
