import { displayValue, fieldsOf, holds, type CompiledPack, type FieldSpec, type Instant, type NoticeDef, presentData, type Presented } from '@liandong/core/run';
import { named, picksShown, type Names } from '../../access/index';
import { listRecords, openPart, type RecordRowDoc } from '../../durable/index';
import { publicNames } from '../../names/index';
import type { Deps, OrgSnapshot } from '../../platform/deps';
import { refuse } from '../../platform/http/refusal';
import { cursorOf, limitOf, readCursor } from '../../platform/page/index';
import { packForFigures } from '../packs/index';

interface Place { readonly createdAt: string; readonly id: string }
export interface NoticeItem { no?: string; orgName: string; values: Record<string, string> }
export interface Listing { title: string; columns: { field: string; title: string }[]; items: NoticeItem[]; next?: string }

/** How many records one page may look through for those that the notice shows. */
const LOOKED_AT = 2000;
const BATCH = 200;

type Fields = Readonly<Record<string, FieldSpec>>;
/** Twice over: only what the notice names (`fields`), and of that only what the presenter lets everybody see. */
const publicData = (fields: Fields, row: RecordRowDoc): Presented => presentData(fields, openPart(row.data), 'L0');

function publicValues(pack: CompiledPack, fields: Fields, { data, masked }: Presented, names: Names): Record<string, string> {
  const texts = named(fields, data, names);
  return Object.fromEntries(Object.values(fields).filter(({ id }) => !masked.includes(id)).map((field) => [field.id, displayValue(field, texts[field.id], pack)]));
}

const scopeOf = (row: RecordRowDoc): Record<string, unknown> => {
  const { state, stateAt, createdAt, occurredAt } = row;
  const data = openPart(row.data);
  return { ...data, data, state, stateAt, createdAt, occurredAt };
};

/** Whatever village or team a record is of: in public it is the station's. A small place would tell who it is about. */
const publicUnit = ({ view }: OrgSnapshot, orgId: string): string => view.unit(view.atTier(orgId, 'station') ?? orgId)?.name ?? '';
/** All of the county's records stand under its topmost unit. */
const rootScope = ({ units }: OrgSnapshot): string => `t:${units.find((unit) => unit.parentId === null)?.id ?? ''}`;

interface Search { readonly countyId: string; readonly packId: string; readonly notice: NoticeDef; readonly org: OrgSnapshot; readonly now: Instant; readonly limit: number }
interface Page { readonly rows: RecordRowDoc[]; readonly next?: Place }
const placeOf = (row: RecordRowDoc): Place => ({ createdAt: row.createdAt, id: row._id });

/** The next records that the notice shows, newest first. */
async function matching(deps: Deps, search: Search, from: Place | undefined): Promise<Page> {
  const { countyId, packId, notice, org, now, limit } = search;
  const ctx = { now, dateOf: org.calendar.dateOf };
  const rows: RecordRowDoc[] = [];
  let [place, looked] = [from, 0];
  while (looked < LOOKED_AT) {
    const batch = await listRecords(deps, countyId, [rootScope(org)], { packId, type: notice.record }, BATCH, place);
    for (const row of batch) {
      if (!holds(notice.where, scopeOf(row), ctx)) continue;
      const last = rows.at(-1);
      if (rows.length === limit && last) return { rows, next: placeOf(last) };
      rows.push(row);
    }
    const end = batch.at(-1);
    if (batch.length < BATCH || !end) return { rows };
    place = placeOf(end);
    looked += batch.length;
  }
  return place ? { rows, next: place } : { rows };
}

export async function noticeListing(deps: Deps, countyId: string, packId: string, noticeId: string, page: { cursor?: string | undefined; limit?: number | undefined }): Promise<Listing> {
  const pack = await packForFigures(deps, countyId, packId);
  const notice = pack?.notices[noticeId];
  if (!pack || !notice) return refuse('notice.unknown');
  const org = await deps.org.snapshot(countyId);
  const fields = fieldsOf(pack, notice.record);
  const shown = notice.fields.filter((id) => fields[id]?.level === 'L0');
  const [createdAt, id] = readCursor(page.cursor, 2) ?? [];
  const { rows, next } = await matching(deps, { countyId, packId, notice, org, now: deps.clock.now(), limit: limitOf(page) }, createdAt === undefined || id === undefined ? undefined : { createdAt, id });
  const titled: Fields = Object.fromEntries(shown.flatMap((one) => (fields[one] ? [[one, fields[one]]] : [])));
  const told = rows.map((row) => publicData(titled, row));
  const names = await publicNames(deps, countyId, told.flatMap(({ data }) => picksShown(titled, data)), (unit) => publicUnit(org, unit));
  const items = rows.map((row, index): NoticeItem => ({ ...(row.no === undefined ? {} : { no: row.no }), orgName: publicUnit(org, row.orgId), values: publicValues(pack, titled, told[index] ?? { data: {}, masked: [] }, names) }));
  return { title: notice.title, columns: shown.map((id) => ({ field: id, title: fields[id]?.title ?? id })), items, ...(next ? { next: cursorOf(next.createdAt, next.id) } : {}) };
}

/** Nobody is signed in: the county is the one that puts the notice up. With several in one database the first in order that has it. */
export async function countyOfNotice(deps: Deps, packId: string, noticeId: string): Promise<string> {
  for (const countyId of await deps.org.countyIds()) if ((await packForFigures(deps, countyId, packId))?.notices[noticeId]) return countyId;
  return refuse('notice.unknown');
}
