import { mayLetIn, shownRows } from '../../closed/index';
import { findRecords } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { packsOf } from '../packs/index';
import { recordRows } from '../records/index';
import type { AskedRow } from './contract';
import type { RequestDoc } from './model';
import { listRequests, waitingRequests } from './store';
import { requestView } from './view';

/** More than wait in a county at a time. */
const MOST_WAITING = 500;
const MOST_OWN = 50;

/** Of those that wait in the county the ones that he may answer. */
async function toAnswer(deps: Deps, caller: Caller, waiting: readonly RequestDoc[]): Promise<RequestDoc[]> {
  const others = waiting.filter(({ userId }) => userId !== caller.userId);
  const rows = await findRecords(deps, caller.countyId, [...new Set(others.map(({ recordId }) => recordId))]);
  const [packs, { view }] = await Promise.all([packsOf(deps, caller.countyId, rows), deps.org.snapshot(caller.countyId)]);
  const mine = new Set(shownRows(rows, packs).filter((one) => mayLetIn(caller, one, view)).map(({ row }) => row._id));
  return others.filter(({ recordId }) => mine.has(recordId));
}

/** What waits for my word, the most urgent first, and what I asked for, newest first. */
export async function askedOf(deps: Deps, caller: Caller, now: string): Promise<{ toAnswer: AskedRow[]; mine: AskedRow[]; more: boolean }> {
  const { countyId, userId } = caller;
  const [waiting, own] = await Promise.all([waitingRequests(deps.db, countyId, { $gt: now }, MOST_WAITING), listRequests(deps.db, { countyId, userId }, MOST_OWN)]);
  const open = await toAnswer(deps, caller, waiting);
  const ids = [...new Set([...open, ...own].map(({ recordId }) => recordId))];
  const records = new Map((await recordRows(deps, caller, await findRecords(deps, countyId, ids))).map((row) => [row.id, row]));
  const rowsOf = (docs: readonly RequestDoc[], mayGrant: boolean): AskedRow[] => docs.flatMap((doc) => {
    const record = records.get(doc.recordId);
    return record ? [{ request: requestView(deps, caller, doc, mayGrant, now), record }] : [];
  });
  return { toAnswer: rowsOf(open, true), mine: rowsOf(own, false), more: waiting.length === MOST_WAITING };
}
