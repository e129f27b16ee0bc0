import { awaitKeys, problem, SYSTEM, waitsFor, type Calling, type Delivered, type DeliveryPort, type EventStart, type JsonObject, type ProcessCommand, type Problem, type Waiting, type WaitingFor } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { applyCommand, applyStart, type Applied } from '../commit';
import { saveIncident } from '../incidents';
import { instanceModel, type InstanceDoc } from '../model';
import { readersOf } from '../readers';
import { applyCall } from './call';
import { startsAt } from './releases';

const PAGE = 200;
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** One work that cannot even be read (an altered value, a release that no longer compiles) must not hold up all others. */
async function orUnreadable(deps: Deps, workId: string, act: () => Promise<Applied>): Promise<Delivered> {
  try {
    return await act();
  } catch (error) {
    deps.log.error({ err: error, workId }, 'delivery failed');
    return { ok: false, problems: [problem('work.unreadable')] };
  }
}

/** How effects reach other instances of a county: by commits of their own, found by what they wait for. */
export class ServerPort implements DeliveryPort {
  constructor(private readonly deps: Deps, private readonly countyId: string) {}

  command(workId: string, { id: commandId, ...command }: ProcessCommand): Promise<Delivered> {
    const { deps, countyId } = this;
    return orUnreadable(deps, workId, () => applyCommand(deps, { countyId, actor: SYSTEM, commandId, workId, command }));
  }

  call(commandId: string, calling: Calling): Promise<Delivered> {
    return orUnreadable(this.deps, calling.parent.instanceId, () => applyCall(this.deps, { countyId: this.countyId, commandId, calling }));
  }

  async start(commandId: string, { pack, serviceId, node }: EventStart, orgId: string, vars: JsonObject): Promise<Delivered> {
    const { deps, countyId } = this;
    const sha = await deps.packs.inUseAt(countyId, pack, orgId, deps.clock.now());
    const program = sha === undefined ? undefined : await deps.packs.program(countyId, sha);
    if (!program) return { ok: false, problems: [problem('call.release-unknown', '', { pack, version: '' })] };
    return applyStart(deps, { countyId, actor: SYSTEM, commandId, program, input: { serviceId, orgId, data: {}, event: { node, vars } } });
  }

  async applied(commandId: string): Promise<string | undefined> {
    return (await readersOf(this.deps.db).command(this.countyId, commandId))?.workId;
  }

  async waiting(what: WaitingFor, last?: Waiting): Promise<readonly Waiting[]> {
    const keys = awaitKeys(what);
    const awaits = 'from' in keys ? { $regex: `^${escaped(keys.from)}[\\],]` } : { $in: [...keys.anyOf] };
    const after = last ? { startedAt: { $gte: last.startedAt }, $or: [{ startedAt: { $gt: last.startedAt } }, { startedAt: last.startedAt, _id: { $gt: last.workId } }] } : {};
    const docs = await instanceModel(this.deps.db).find({ countyId: this.countyId, awaits, ...after }).sort({ startedAt: 1, _id: 1 }).limit(PAGE).select({ startedAt: 1, 'state.waits': 1 })
      .lean<Pick<InstanceDoc, '_id' | 'startedAt' | 'state'>[]>();
    return docs.map(({ _id, startedAt, state }) => ({ workId: _id, startedAt, waits: waitsFor(state, what) }));
  }

  starts(kind: WaitingFor['kind'], name: string, orgId: string): Promise<readonly EventStart[]> {
    return startsAt(this.deps, this.countyId, kind, name, orgId);
  }

  async setAside(workId: string, { id, ...command }: ProcessCommand, problems: readonly Problem[]): Promise<void> {
    await saveIncident(this.deps, { _id: `command:${id}`, countyId: this.countyId, workId, kind: 'command', ref: id, problem: problems[0] ?? problem('work.unreadable'), at: this.deps.clock.now(), command });
  }
}
