import { startsNamed, waitsFor, type Calling, type Delivered, type DeliveryPort, type EventStart, type Waiting, type WaitingFor } from '../delivery/index';
import { SYSTEM } from '../org/index';
import type { ProcessCommand } from '../process/types';
import type { JsonObject } from '../shared/json';
import { problem } from '../shared/problem';
import { decide, decideCall, decideStart } from '../work/index';
import type { MemoryWorld } from './memory-world';

const refused = (code: string): Delivered => ({ ok: false, problems: [problem(code)] });

/** Delivery within the one pack of a memory host. */
export class MemoryPort implements DeliveryPort {
  constructor(private readonly world: MemoryWorld) {}

  async command(workId: string, command: ProcessCommand): Promise<Delivered> {
    const { world } = this;
    const [work, known] = [world.workOf(workId), world.applied.get(command.id)];
    if (known !== undefined) return { ok: true, workId: known };
    return work ? world.keep(command.id, decide(world.program, work, command, world.ctx(SYSTEM, command.id))) : refused('work.not-found');
  }

  async call(commandId: string, calling: Calling): Promise<Delivered> {
    const { world } = this;
    const caller = world.workOf(calling.parent.instanceId);
    if (world.applied.has(commandId)) return { ok: true, workId: calling.childId };
    if (!caller || !Object.values(caller.state.waits).some((wait) => wait.child === calling.childId)) return refused('call.caller-gone');
    const { id, version } = world.program.pack.manifest;
    if ((calling.pack ?? id) !== id || (calling.version ?? version) !== version) return refused('call.release-unknown');
    return world.keep(commandId, decideCall(world.program, caller.record, calling, world.ctx(SYSTEM, commandId)));
  }

  async start(commandId: string, { serviceId, node }: EventStart, orgId: string, vars: JsonObject): Promise<Delivered> {
    const { world } = this;
    const known = world.applied.get(commandId);
    if (known !== undefined) return { ok: true, workId: known };
    return world.keep(commandId, decideStart(world.program, { id: commandId, serviceId, orgId, data: {}, event: { node, vars } }, world.ctx(SYSTEM, commandId)));
  }

  async applied(commandId: string): Promise<string | undefined> {
    return this.world.applied.get(commandId);
  }

  async waiting(what: WaitingFor, last?: Waiting): Promise<readonly Waiting[]> {
    const all = [...this.world.states].map(([workId, state]) => ({ workId, startedAt: state.startedAt, waits: waitsFor(state, what) })).filter(({ waits }) => waits.length > 0);
    return last ? [] : all;
  }

  async starts(kind: WaitingFor['kind'], name: string, orgId: string): Promise<readonly EventStart[]> {
    const { program, org } = this.world;
    const tier = org.unit(orgId)?.tier;
    return startsNamed(program.pack, kind, name).filter(({ serviceId }) => tier !== undefined && program.pack.services[serviceId]?.tiers.includes(tier))
      .map(({ serviceId, node }) => ({ pack: program.pack.manifest.id, serviceId, node }));
  }

  /** On a durable host an incident. */
  async setAside(): Promise<void> {
    return undefined;
  }
}
