import type { CompiledPack } from '../pack/program';
import type { EventName, EventProps, ProcessNode } from '../process/types';

export interface StartOn { readonly serviceId: string; readonly node: ProcessNode; readonly event: EventProps }

/** Services of a pack that an event may begin, in the order of the service list. */
export function eventStarts(pack: CompiledPack, kind: EventName): StartOn[] {
  return Object.values(pack.services).flatMap((service) =>
    Object.values(pack.processes[service.process]?.nodes ?? {}).flatMap((node): StartOn[] => {
      const event = node.parent === undefined && node.type.endsWith('-start-event') ? node.events?.find((one) => one.kind === kind) : undefined;
      return event ? [{ serviceId: service.id, node, event }] : [];
    }));
}

/** Those of one name: what a message or signal is called. */
export const startsNamed = (pack: CompiledPack, kind: 'message' | 'signal', name: string): StartOn[] => eventStarts(pack, kind).filter(({ event }) => event.props.name === name);
