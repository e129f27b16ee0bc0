/** Requests that nobody answered in time are over; who asked is told once, whoever looks and however often. */
import { transaction } from '../../platform/db/index';
import { findRecord } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Job } from '../../platform/jobs/index';
import { addMessages } from '../inbox/index';
import type { RequestDoc } from './model';
import { answerRequest, waitingRequests } from './store';
import { messagesTo, namedAs } from './tell';

const A_ROUND = 100;

export async function endUnanswered(deps: Deps, request: RequestDoc, at: string): Promise<void> {
  const { _id: id, countyId, recordId, userId } = request;
  const row = await findRecord(deps, countyId, recordId);
  const pack = row && (await deps.packs.pack(countyId, row.release));
  const params = row && pack ? namedAs({ row, pack }) : {};
  await transaction(deps.db, async (session) => {
    if (await answerRequest(deps.db, request, { how: 'expired', at }, session)) await addMessages(deps.db, messagesTo([userId], 'grant-unanswered', { countyId, id, recordId, at, params }), session);
  });
}

export const unansweredJob: Job = {
  name: 'grants-unanswered',
  everyMs: 60_000,
  runOnce: async (deps) => {
    const now = deps.clock.now();
    let done = 0;
    for (const countyId of await deps.org.countyIds()) {
      const over = await waitingRequests(deps.db, countyId, { $lte: now }, A_ROUND);
      for (const one of over) await endUnanswered(deps, one, now);
      done += over.length;
    }
    return done;
  },
};
