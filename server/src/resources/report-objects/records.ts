/** From a figure of a report to its records, each cut to what its reader may see. Of a signed one: those that it was made of then. */
import { findRecords } from '../../durable/index';
import { refuse } from '../../platform/http/refusal';
import { cursorOf, limitOf, pageFrom, readCursor } from '../../platform/page/index';
import { partsOf, recordsBehind } from '../figures/index';
import { recordRows, type RecordRow } from '../records/index';
import { type ReportBasisDoc, reportBasisModel } from './model';
import type { Seen } from './place';
import { shownFigures } from './view';

type Page = { readonly cursor?: string | undefined; readonly limit?: number | undefined };
type Rows = { readonly items: RecordRow[]; readonly next?: string };

async function asSigned({ deps, caller, doc }: Seen, indicatorId: string, page: Page): Promise<Rows> {
  const basis = await reportBasisModel(deps.db).findOne({ _id: `${doc._id}.${indicatorId}`, countyId: doc.countyId }).lean<ReportBasisDoc>().exec();
  const [from, limit] = [Number(readCursor(page.cursor, 1)?.[0] ?? 0), limitOf(page)];
  const ids = (basis?.records ?? []).map(({ id }, index) => ({ id, index })).slice(from, from + limit + 1);
  const rows = new Map((await findRecords(deps, doc.countyId, ids.slice(0, limit).map(({ id }) => id))).map((row) => [row._id, row]));
  const items = await recordRows(deps, caller, ids.slice(0, limit).flatMap(({ id }) => rows.get(id) ?? []));
  return pageFrom(ids, limit, ({ index }) => cursorOf(String(index + 1)), items);
}

export async function recordsOfFigure(seen: Seen, indicatorId: string, page: Page): Promise<Rows> {
  const { deps, caller, frame: { countyId, pack, orgId, period, def }, doc } = seen;
  const figure = shownFigures(seen).find((one) => one.indicatorId === indicatorId) ?? refuse('report-object.figure-unknown');
  if (figure.reason === 'suppressed') refuse('figure.too-small');
  const indicator = pack.indicators[indicatorId];
  // what a share is made of: the records of the whole
  const counted = indicator && partsOf(indicator).at(-1);
  if (counted === undefined) return { items: [] };
  if (doc.state !== 'open' && def.gathers === undefined) return asSigned(seen, counted, page);
  return recordsBehind(deps, caller, { countyId, packId: pack.manifest.id, indicatorId: counted, orgIds: [orgId], period }, page);
}
