import { decideCall, problem, SYSTEM, type Calling, type Program } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { apply, bodyHashOf, ctxOf, type Applied } from '../commit';
import { loadWork } from '../load';
import { instanceModel, type InstanceDoc } from '../model';
import { releaseCalled } from './releases';

/** Processes within one another: more is a circle. */
const MOST_DEEP = 20;

async function depthOf(deps: Deps, countyId: string, instance: InstanceDoc): Promise<number> {
  let depth = 0;
  for (let parent = instance.state.parent; parent && depth <= MOST_DEEP; depth += 1) {
    const doc = await instanceModel(deps.db).findOne({ _id: parent.instanceId, countyId }).select({ 'state.parent': 1 }).lean<Pick<InstanceDoc, 'state'>>();
    parent = doc?.state.parent;
  }
  return depth;
}

const refused = (code: string, params: Parameters<typeof problem>[2] = {}): Applied => ({ ok: false, problems: [problem(code, '', params)] });

interface Call { readonly countyId: string; readonly commandId: string; readonly calling: Calling }

/** Start a called process on the record of its caller, in one commit with the guard that the caller still waits for it. */
export async function applyCall(deps: Deps, { countyId, commandId, calling }: Call): Promise<Applied> {
  const { parent, childId, pack, version } = calling;
  const intent = { countyId, actor: SYSTEM, commandId };
  return apply(deps, intent, bodyHashOf(deps, countyId, calling), async () => {
    const [snapshot, caller] = await Promise.all([deps.org.snapshot(countyId), loadWork(deps, countyId, parent.instanceId)]);
    if (caller?.work.state.waits[parent.callId]?.child !== childId) return refused('call.caller-gone');
    if ((await depthOf(deps, countyId, caller.instance)) >= MOST_DEEP) return refused('work.call-depth', { limit: MOST_DEEP });
    const program: Program | undefined = await releaseCalled(deps, caller, calling);
    if (!program) return refused('call.release-unknown', { pack: pack ?? caller.instance.packId, version: version ?? '' });
    const now = deps.clock.now();
    const outcome = decideCall(program, caller.work.record, calling, ctxOf(intent, program, snapshot, now));
    if (!outcome.ok) return outcome;
    return {
      events: outcome.events, effects: outcome.effects, after: outcome.work, program, type: 'StartCalled', serviceId: caller.instance.serviceId, caller: { ...caller, callId: parent.callId }, snapshot, now,
    };
  });
}
