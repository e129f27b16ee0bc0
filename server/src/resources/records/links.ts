/** Records that point to one, as far as somebody reaches them; to a person, under whichever of his records. */
import { linkKey, linksTo, voidStates } from '@liandong/core/run';
import { isOfferOnly } from '../../access/index';
import { countLinked, listLinked, namesakesOf } from '../../durable/index';
import type { Deps } from '../../platform/deps';
import type { Call, Caller } from '../../platform/http/handler';
import { refuse } from '../../platform/http/refusal';
import { cursorOf, limitOf, pageFrom, readCursor } from '../../platform/page/index';
import { seeRecord, type SeenRecord } from '../works/index';
import type { LinkedList, RecordRow, RecordsApi } from './contract';
import { recordRows } from './rows';
import { scopesOf } from './scopes';

/** Beyond it only that there are more is said. */
const MOST_COUNTED = 1000;

export async function linkedLists(deps: Deps, caller: Caller, { row, program: { pack }, sight, namesakes }: SeenRecord): Promise<LinkedList[]> {
  if (isOfferOnly(sight)) return [];
  const ids = namesakes ?? (await namesakesOf(deps, pack, row));
  const links = linksTo(pack, row.type);
  const asked = links.map(({ type, def }) => ({ countyId: caller.countyId, type, keys: ids.map((id) => linkKey(type, def.id, id)), scopes: scopesOf(caller), notIn: voidStates(pack.records[type]) }));
  const counts = await countLinked(deps, asked, MOST_COUNTED + 1);
  return links.flatMap(({ type, def }, index): LinkedList[] => {
    const count = counts[index] ?? 0;
    return count === 0 ? [] : [{ type, typeTitle: pack.records[type]?.title ?? type, link: def.id, title: def.inverse, onVoid: def.onVoid, count: Math.min(count, MOST_COUNTED), more: count > MOST_COUNTED }];
  });
}

export async function listLinks(deps: Deps, { caller, params, query }: Call<RecordsApi['GET /records/{recordId}/links']>): Promise<{ items: RecordRow[]; next?: string }> {
  const { countyId } = caller;
  const { row, sight, program: { pack } } = await seeRecord(deps, caller, params.recordId, 'record.not-found');
  if (isOfferOnly(sight)) refuse('record.not-found');
  const limit = limitOf(query);
  const [createdAt, id] = readCursor(query.cursor, 2) ?? [];
  const before = createdAt === undefined || id === undefined ? undefined : { createdAt, id };
  const ids = await namesakesOf(deps, pack, row);
  const rows = await listLinked(deps, { countyId, type: query.type, keys: ids.map((one) => linkKey(query.type, query.link, one)), scopes: scopesOf(caller) }, limit + 1, before);
  return pageFrom(rows, limit, (one) => cursorOf(one.createdAt, one._id), await recordRows(deps, caller, rows.slice(0, limit)));
}
