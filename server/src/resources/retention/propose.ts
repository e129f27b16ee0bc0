/** Putting records on a list to be destroyed: those that were chosen, or all of a kind that are due by now. */
import { needsSecond, problem, sha256Hex, type Problem } from '@liandong/core/run';
import { recordModel, type RecordRowDoc } from '../../durable/index';
import { isDuplicate, transaction } from '../../platform/db/index';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import type { Call } from '../../platform/http/handler';
import { Refusal, refuse } from '../../platform/http/refusal';
import { MOST_OF_A_LIST, type RetentionApi } from './contract';
import { dueAfter, dueOf, type Due, type Place, type Watched } from './due';
import { heldAmong } from './holds';
import { itemModel, listModel, type ItemDoc, type ListDoc } from './model';
import { watchedBy } from './reach';

const A_PAGE = 100;
export const reasonAad = (id: string): string => `destruction_lists/${id}`;

/** Record id → the list on which it waits. */
export async function listedAmong({ db }: Pick<Deps, 'db'>, countyId: string, recordIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = recordIds.length === 0 ? [] : await itemModel(db).find({ countyId, recordId: { $in: [...recordIds] }, state: 'open' }).select({ recordId: 1, listId: 1 }).lean();
  return new Map(found.map(({ recordId, listId }) => [recordId, listId]));
}

interface Against { readonly held: ReadonlyMap<string, unknown>; readonly listed: ReadonlyMap<string, string> }
async function againstOf(deps: Deps, countyId: string, ids: readonly string[]): Promise<Against> {
  const [held, listed] = await Promise.all([heldAmong(deps, countyId, ids), listedAmong(deps, countyId, ids)]);
  return { held, listed };
}

/** Each of the chosen ones must be free to go, as far as can be said beforehand. */
async function chosen(deps: Deps, watched: Watched, org: OrgSnapshot, ids: readonly string[]): Promise<Due[]> {
  const { countyId, pack, type, scopes } = watched;
  const rows = await recordModel(deps.db).find({ countyId, _id: { $in: [...ids] }, packId: pack.manifest.id, type: type.id, scope: { $in: [...scopes] }, mergedInto: null }).lean<RecordRowDoc[]>();
  const [due, { held, listed }] = await Promise.all([dueOf(deps, watched, rows, org, org.calendar.dateOf(deps.clock.now())), againstOf(deps, countyId, ids)]);
  const byId = new Map(due.map((one) => [one.row._id, one]));
  const there = new Set(rows.map(({ _id }) => _id));
  const problems = ids.flatMap((id, index): Problem[] => {
    const code = !there.has(id) ? 'record.not-found' : listed.has(id) ? 'destruction-list.listed' : held.has(id) ? 'destruction.held' : byId.has(id) ? undefined : 'destruction.not-due';
    return code === undefined ? [] : [problem(code, `/body/recordIds/${index}`)];
  });
  if (problems.length > 0) throw new Refusal(problems.slice(0, 20));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** As many as a list takes, the oldest first; those that are held or stand on another list are left out. */
async function all(deps: Deps, watched: Watched, org: OrgSnapshot): Promise<Due[]> {
  const found: Due[] = [];
  let after: Place | undefined;
  do {
    const { due, next } = await dueAfter(deps, watched, org, { limit: A_PAGE, after });
    const { held, listed } = await againstOf(deps, watched.countyId, due.map(({ row }) => row._id));
    found.push(...due.filter(({ row }) => !held.has(row._id) && !listed.has(row._id)));
    after = next;
  } while (after && found.length < MOST_OF_A_LIST);
  return found.slice(0, MOST_OF_A_LIST);
}

const itemsOf = ({ _id: listId, countyId }: ListDoc, due: readonly Due[]): ItemDoc[] => due.map(({ row, kept }, n) => ({
  _id: `${listId}.${n}`, countyId, listId, n, recordId: row._id, orgId: row.orgId, ...(row.no === undefined ? {} : { no: row.no }), from: kept.from, until: kept.until, state: 'open',
}));

/** The same command again answers the list that it made. */
export async function propose(deps: Deps, { caller, body, commandId, now }: Call<RetentionApi['POST /destruction-lists']>): Promise<ListDoc> {
  const { countyId, userId: by, name: byName } = caller;
  const { watched, org } = await watchedBy(deps, caller, 'propose', body, '/body/type');
  const reason = body.reason.trim();
  if (reason === '') refuse('record.reason-required', '/body/reason');
  const _id = sha256Hex(`${countyId}\ndestruction\n${by}\n${commandId}`).slice(0, 32);
  const known = await listModel(deps.db).findOne({ _id, countyId }).lean<ListDoc>();
  if (known) return known;
  const due = body.recordIds ? await chosen(deps, watched, org, body.recordIds) : await all(deps, watched, org);
  const { retention } = watched.type;
  if (due.length === 0 || !retention) return refuse('destruction-list.nothing', '/body/type');
  const list: ListDoc = {
    _id, countyId, packId: body.packId, type: body.type, state: 'proposed', rule: { title: retention.title, years: retention.years, from: retention.from }, by, byName, at: now,
    reason: deps.keys.seal(countyId, reasonAad(_id), Buffer.from(reason, 'utf8')).toString('base64url'), orgIds: [...new Set(due.map(({ row }) => row.orgId))], total: due.length, destroyed: 0, kept: 0,
  };
  try {
    await transaction(deps.db, async (session) => {
      await listModel(deps.db).insertMany([list], { session });
      await itemModel(deps.db).insertMany(itemsOf(list, due), { session });
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    return (await listModel(deps.db).findOne({ _id, countyId }).lean<ListDoc>()) ?? refuse('destruction-list.listed', '/body/recordIds');
  }
  return list;
}

/** May this person agree to a list, as far as it is a matter of who proposed it? */
export const isOther = (list: ListDoc, userId: string, type: Parameters<typeof needsSecond>[0]): boolean => !needsSecond(type) || list.by !== userId;
