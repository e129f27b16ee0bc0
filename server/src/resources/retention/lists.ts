/** Lists of records to be destroyed: who sees them, who agrees, who takes them back, and what became of each record. */
import { needsSecond } from '@liandong/core/run';
import { findRecords } from '../../durable/index';
import { transaction } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { cursorOf, limitOf, pageFrom, readCursor } from '../../platform/page/index';
import { sentence } from '../../text/index';
import { recordRows } from '../records/index';
import type { DestructionItem, DestructionList, RetentionApi } from './contract';
import { itemModel, listModel, type ListDoc } from './model';
import { isOther, reasonAad } from './propose';
import { coversUnit, kindOf, scopesFor, type Looking, type Part } from './reach';

/** Does he play that part at every unit whose records are in it? */
const plays = (part: Part, caller: Caller, { pack, type, org }: Looking, list: ListDoc): boolean => {
  const scopes = scopesFor(part, caller, pack, type, org);
  return list.orgIds.every((orgId) => coversUnit(scopes, org.view.unit(orgId)));
};

interface Seen { readonly list: ListDoc; readonly kind: Looking }
async function seen(deps: Deps, caller: Caller, list: ListDoc | null): Promise<Seen | undefined> {
  const kind = list ? await kindOf(deps, caller.countyId, list) : undefined;
  return list && kind && plays('look', caller, kind, list) ? { list, kind } : undefined;
}
const find = async (deps: Deps, caller: Caller, listId: string): Promise<Seen> =>
  (await seen(deps, caller, await listModel(deps.db).findOne({ _id: listId, countyId: caller.countyId }).lean<ListDoc>())) ?? refuse('destruction-list.not-found');

function present({ keys }: Deps, caller: Caller, { list, kind }: Seen): DestructionList {
  const { _id, countyId, packId, type, state, rule, byName, at, orgIds, total, destroyed, kept, confirmedByName, confirmedAt, endedAt } = list;
  const isOpen = state === 'proposed';
  const agrees = isOpen && plays('confirm', caller, kind, list);
  return {
    id: _id, packId, type, typeTitle: kind.type.title, rule: rule as DestructionList['rule'], state, reason: keys.open(countyId, reasonAad(_id), Buffer.from(list.reason, 'base64url')).toString('utf8'), byName, at,
    orgNames: orgIds.map((id) => kind.org.view.unit(id)?.name ?? id), total, destroyed, kept,
    ...(confirmedByName === undefined ? {} : { confirmedByName }), ...(confirmedAt === undefined ? {} : { confirmedAt }), ...(endedAt === undefined ? {} : { endedAt }),
    mayConfirm: agrees && isOther(list, caller.userId, kind.type), mayWithdraw: isOpen && (list.by === caller.userId || agrees), needsAnother: isOpen && list.by === caller.userId && needsSecond(kind.type),
  };
}
export const presentList = async (deps: Deps, caller: Caller, list: ListDoc): Promise<DestructionList> => present(deps, caller, (await seen(deps, caller, list)) ?? refuse('destruction-list.not-found'));

const A_LOOK = 50;
/** Few lists are made; each is looked at, as who sees it follows from its units. */
export async function listLists(deps: Deps, { caller, query }: Call<RetentionApi['GET /destruction-lists']>): Promise<{ items: DestructionList[]; next?: string }> {
  const { countyId } = caller;
  const [at, id] = readCursor(query.cursor, 2) ?? [];
  const before = at === undefined || id === undefined ? {} : { $or: [{ at: { $lt: at } }, { at, _id: { $lt: id } }] };
  const docs = await listModel(deps.db).find({ countyId, ...before }).sort({ at: -1, _id: -1 }).limit(A_LOOK + 1).lean<ListDoc[]>();
  const mine = (await Promise.all(docs.slice(0, A_LOOK).map((doc) => seen(deps, caller, doc)))).flatMap((one) => one ?? []);
  return pageFrom(docs, A_LOOK, (doc) => cursorOf(doc.at, doc._id), mine.map((one) => present(deps, caller, one)));
}

export const oneList = async (deps: Deps, caller: Caller, listId: string): Promise<DestructionList> => present(deps, caller, await find(deps, caller, listId));

export async function itemsOfList(deps: Deps, { caller, params, query }: Call<RetentionApi['GET /destruction-lists/{listId}/items']>): Promise<{ items: DestructionItem[]; next?: string }> {
  const { kind } = await find(deps, caller, params.listId);
  const limit = limitOf(query);
  const [after = '-1'] = readCursor(query.cursor, 1) ?? [];
  const docs = await itemModel(deps.db).find({ countyId: caller.countyId, listId: params.listId, n: { $gt: Number(after) || -1 } }).sort({ n: 1 }).limit(limit + 1).lean();
  const rows = await recordRows(deps, caller, await findRecords(deps, caller.countyId, docs.map(({ recordId }) => recordId)));
  const items = docs.map(({ n, recordId, orgId, no, from, until, state, code, params: said }): DestructionItem => {
    const record = rows.find(({ id }) => id === recordId);
    return { n, recordId, orgName: kind.org.view.unit(orgId)?.name ?? orgId, from, until, state, ...(no === undefined ? {} : { no }), ...(record ? { record } : {}), ...(code === undefined ? {} : { why: sentence({ code, params: said ?? {} }) }) };
  });
  return pageFrom(docs, limit, ({ n }) => cursorOf(String(n)), items);
}

async function withdraw(deps: Deps, { list }: Seen, now: string): Promise<boolean> {
  const { countyId, _id } = list;
  return transaction(deps.db, async (session) => {
    const done = await listModel(deps.db).updateOne({ _id, countyId, state: 'proposed' }, { $set: { state: 'withdrawn', endedAt: now } }, { session });
    if (done.modifiedCount === 1) await itemModel(deps.db).updateMany({ countyId, listId: _id, state: 'open' }, { $set: { state: 'withdrawn' } }, { session });
    return done.modifiedCount === 1;
  });
}

async function confirm(deps: Deps, caller: Caller, { list, kind }: Seen, now: string): Promise<boolean> {
  if (!isOther(list, caller.userId, kind.type)) refuse('destruction-list.own');
  const set = { state: 'confirmed' as const, confirmedBy: caller.userId, confirmedByName: caller.name, confirmedAt: now };
  return (await listModel(deps.db).updateOne({ _id: list._id, countyId: list.countyId, state: 'proposed' }, { $set: set })).modifiedCount === 1;
}

/** Who was first counts; the same once more by the same person changes nothing. */
export async function commandList(deps: Deps, { caller, params, body, now }: Call<RetentionApi['POST /destruction-lists/{listId}/commands']>): Promise<DestructionList> {
  const found = await find(deps, caller, params.listId);
  const { list, kind } = found;
  const agrees = plays('confirm', caller, kind, list);
  if (body.type === 'Confirm' ? !agrees : !agrees && list.by !== caller.userId) refuse('access.denied');
  const isSame = body.type === 'Confirm' ? list.confirmedBy === caller.userId : list.state === 'withdrawn';
  const isDone = isSame || (body.type === 'Confirm' ? await confirm(deps, caller, found, now) : await withdraw(deps, found, now));
  return isDone ? oneList(deps, caller, list._id) : refuse('destruction-list.decided');
}
