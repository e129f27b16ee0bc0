import { deliver, DELIVERED, type Effect } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { Unfinished, type EffectHandlers, type EffectPlace } from '../jobs/outbox';
import { instanceModel, type InstanceDoc } from '../model';
import { ServerPort } from './port';

async function deliverOne(deps: Deps, effect: Effect, { countyId, workId, at }: EffectPlace): Promise<void> {
  const sender = await instanceModel(deps.db).findOne({ _id: workId, countyId }).select({ orgId: 1 }).lean<Pick<InstanceDoc, 'orgId'>>();
  if (!sender) return;
  const delivered = await deliver(effect, { workId, orgId: sender.orgId, at }, new ServerPort(deps, countyId));
  if (!delivered.ok) throw new Unfinished(delivered.problems, delivered.at);
}

/** Calls, their ends, messages and signals: what instances ask of one another. */
export const deliveryEffects: EffectHandlers = Object.fromEntries(DELIVERED.map((type) => [type, deliverOne]));
