/** A record with what there is to say of letting somebody in to it. */
import { asksGrant, confidential, mayLetIn, type ShownRow } from '../../closed/index';
import { namesakesOf, noteView } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { seeRecord, type SeenRecord } from '../works/index';

const UNANSWERED_HOURS = 24;

export async function seenBy(deps: Deps, caller: Caller, recordId: string): Promise<SeenRecord> {
  const seen = await seeRecord(deps, caller, recordId, 'record.not-found');
  return seen.sight.only ? refuse('record.not-found') : seen;
}
export const shownRow = ({ row, program: { pack } }: Pick<SeenRecord, 'row' | 'program'>): ShownRow => ({ row, pack });
const grantOf = ({ row, pack }: ShownRow) => pack.records[row.type]?.grant;

/** As the pack has it: for how long at most, and how long asking waits. */
export function limitsOf(shown: ShownRow): { readonly hours: number; readonly answerHours: number } {
  const { hours = 0, answerHours = UNANSWERED_HOURS } = grantOf(shown) ?? {};
  return { hours, answerHours };
}

export const letsIn = (caller: Caller, seen: SeenRecord): boolean => mayLetIn(caller, shownRow(seen), seen.snapshot.view);

/** It is closed to him unless he is let in, and then there would be something that he may see. */
export const isShutOut = (caller: Caller, seen: SeenRecord): boolean =>
  asksGrant(caller, shownRow(seen), seen.snapshot.view) && seen.sight.level === 'L4' && confidential(seen.program.pack, seen.row.type).length > 0;

/** Who may let in, of those who are there. */
export const giversOf = (seen: SeenRecord): string[] => seen.snapshot.people.filter(({ id: userId, grants }) => mayLetIn({ userId, grants }, shownRow(seen), seen.snapshot.view)).map(({ id }) => id);

/** All records of one person: who asks of one of them asks of him. */
export const recordsOf = (deps: Deps, { program: { pack }, row }: SeenRecord): Promise<readonly string[]> => namesakesOf(deps, pack, row);

type Where = 'grant' | 'grant-end' | 'grant-ask' | 'grant-decline' | 'grant-withdraw';
/** Before it is done. */
export const note = (deps: Deps, { countyId, userId: by, name: byName }: Pick<Caller, 'countyId' | 'userId' | 'name'>, recordId: string, where: Where, at: string): Promise<void> =>
  noteView(deps, { countyId, recordId, by, byName, at, levels: ['L4'], where });

/** Reasons lie sealed. */
export const sealed = ({ keys }: Deps, countyId: string, aad: string, reason: string): string => keys.seal(countyId, aad, Buffer.from(reason.trim(), 'utf8')).toString('base64url');
export const opened = ({ keys }: Deps, countyId: string, aad: string, reason: string): string => keys.open(countyId, aad, Buffer.from(reason, 'base64url')).toString('utf8');
export const ofGrant = (id: string): string => `access_grants/${id}`;
export const ofRequest = (id: string): string => `access_requests/${id}`;
export const ofAnswer = (id: string): string => `access_requests/${id}/answer`;
