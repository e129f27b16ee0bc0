import type { CompiledPack } from '../pack/program';
import { beginsOf } from '../process/begins';
import type { EventName, EventProps } from '../process/types';

export interface StartOn { readonly serviceId: string; /** where the process begins */ readonly node: string; readonly event: EventProps }

/** Services of a pack that an event may begin, in the order of the service list. */
export function eventStarts(pack: CompiledPack, kind: EventName): StartOn[] {
  return Object.values(pack.services).flatMap(({ id: serviceId, process }) => {
    const model = pack.processes[process];
    return model ? beginsOf(model).filter(({ event }) => event.kind === kind).map(({ node, event }) => ({ serviceId, node, event })) : [];
  });
}

/** Those of one name: what a message or signal is called. */
export const startsNamed = (pack: CompiledPack, kind: 'message' | 'signal', name: string): StartOn[] => eventStarts(pack, kind).filter(({ event }) => event.props.name === name);
