/** 转介 that waits for an answer: what one's units are asked to take, and what others are asked to take. */
import { answersOffer } from '@liandong/core/run';
import { reachesUnit } from '../../access/index';
import { listOffers, type RecordRowDoc } from '../../durable/index';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import type { Call, Caller } from '../../platform/http/handler';
import { cursorOf, limitOf, pageFrom, readCursor } from '../../platform/page/index';
import { packsOf } from '../packs/index';
import type { RecordRow, RecordsApi } from './contract';
import { recordRows } from './rows';
import { scopesOf } from './scopes';

/** Of what units in his reach are asked that which he may answer himself comes to him; what he only reaches is in the other list. */
async function his(deps: Deps, caller: Caller, rows: readonly RecordRowDoc[], { view }: OrgSnapshot): Promise<RecordRowDoc[]> {
  const packs = await packsOf(deps, caller.countyId, rows);
  return rows.filter((row) => {
    const pack = packs.get(row.release);
    return pack !== undefined && answersOffer(pack, row, caller, view) !== undefined;
  });
}

export async function listRecordOffers(deps: Deps, { caller, query }: Call<RecordsApi['GET /record-offers']>): Promise<{ items: RecordRow[]; next?: string }> {
  const { countyId } = caller;
  const limit = limitOf(query);
  const snapshot = await deps.org.snapshot(countyId);
  const [offerDue, id] = readCursor(query.cursor, 2) ?? [];
  const after = offerDue === undefined || id === undefined ? undefined : { offerDue, id };
  const isIn = query.side === 'in';
  const side = isIn ? { to: snapshot.units.filter(({ id: unit }) => reachesUnit(caller, snapshot.view, unit)).map(({ id: unit }) => unit) } : { from: scopesOf(caller) };
  const rows = await listOffers(deps, countyId, side, limit + 1, after);
  const page = rows.slice(0, limit);
  return pageFrom(rows, limit, (row) => cursorOf(row.offerDue ?? '', row._id), await recordRows(deps, caller, isIn ? await his(deps, caller, page, snapshot) : page));
}
