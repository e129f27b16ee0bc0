/** What begins an instance without anybody asking: events at the start of a process, and what instantiates it (BPMN 2.0 §13.2). */
import type { EventProps, ProcessModel, ProcessNode } from './model';
import { isStart, structureOf } from './structure';

export interface Begin {
  /** where the instance begins: `StartInput.at` */
  readonly node: string;
  readonly event: EventProps;
}

/** An event-based gateway that instantiates lets whichever of its events happens first begin the process. */
const behind = (model: ProcessModel, gateway: ProcessNode): readonly ProcessNode[] =>
  gateway.outgoing.flatMap((id) => model.nodes[model.flows[id]?.to ?? ''] ?? []);

/** Where all events of a parallel gateway are needed, the instance that the first one begins waits for the others. */
export const besides = (model: ProcessModel, at: string): readonly ProcessNode[] => {
  const gateway = (structureOf(model).inside.get('') ?? []).find((node) => node.props.instantiate === true && node.props.parallel === true && behind(model, node).some(({ id }) => id === at));
  return gateway ? behind(model, gateway).filter(({ id }) => id !== at) : [];
};

export function beginsOf(model: ProcessModel): Begin[] {
  return (structureOf(model).inside.get('') ?? []).flatMap((node) => {
    const beginning = isStart(node) ? [node] : node.props.instantiate !== true ? [] : node.type === 'event-based-gateway' ? behind(model, node) : [node];
    return beginning.flatMap((start) => (start.events ?? []).map((event) => ({ node: start.id, event })));
  });
}
