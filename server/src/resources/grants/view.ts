import { listGrants, type GrantDoc } from '../../closed/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import type { SeenRecord } from '../works/index';
import type { GrantRequest, Grants, GrantView } from './contract';
import type { RequestDoc } from './model';
import { isShutOut, letsIn, limitsOf, ofAnswer, ofGrant, ofRequest, opened, recordsOf, shownRow } from './seen';
import { listRequests } from './store';

const MOST = 100;

export function requestView(deps: Deps, { userId }: Pick<Caller, 'userId'>, { _id: id, countyId, recordId, name, hours, at, until, reason, open, answer, ...doc }: RequestDoc, mayGrant: boolean, now: string): GrantRequest {
  const isMine = doc.userId === userId;
  // the job that says so may come a moment later
  const isOver = open && until <= now;
  return {
    id, recordId, name, hours, at, until, isMine, reason: opened(deps, countyId, ofRequest(id), reason), state: isOver ? 'expired' : (answer?.how ?? 'waits'), mayAnswer: mayGrant && !isMine && open && !isOver,
    ...(answer ? { answer: {
      at: answer.at, ...(answer.byName === undefined ? {} : { by: answer.byName }), ...(answer.hours === undefined ? {} : { hours: answer.hours }),
      ...(answer.reason === undefined ? {} : { reason: opened(deps, countyId, ofAnswer(id), answer.reason) }),
    } } : {}),
  };
}

const grantView = (deps: Deps, { snapshot, now }: SeenRecord, { _id: id, countyId, userId, byName: by, reason, at, until, endedAt }: GrantDoc): GrantView =>
  ({ id, userId, name: snapshot.person(userId)?.name ?? '', by, reason: opened(deps, countyId, ofGrant(id), reason), at, until, isOpen: endedAt === undefined && until > now, ...(endedAt === undefined ? {} : { endedAt }) });

/** Who does not let in sees only his own. */
export async function shown(deps: Deps, caller: Caller, seen: SeenRecord): Promise<Grants> {
  const { countyId, userId } = caller;
  const mayGrant = letsIn(caller, seen);
  const ids = await recordsOf(deps, seen);
  const [grants, requests] = await Promise.all([listGrants(deps.db, countyId, ids), listRequests(deps.db, { countyId, recordId: { $in: [...ids] } }, MOST)]);
  const his = <T extends { readonly userId: string }>(docs: readonly T[]): T[] => docs.filter((doc) => mayGrant || doc.userId === userId);
  const items = his(grants).map((doc) => grantView(deps, seen, doc));
  const asked = his(requests).map((doc) => requestView(deps, caller, doc, mayGrant, seen.now));
  const isIn = items.some((one) => one.userId === userId && one.isOpen);
  const waits = asked.some(({ isMine, state }) => isMine && state === 'waits');
  return { items, requests: asked, mayGrant, mayAsk: isShutOut(caller, seen) && !isIn && !waits, ...limitsOf(shownRow(seen)) };
}
