/** Records of one kind whose time is over: found by when they were made or closed, then judged one by one by core. */
import { birthdayOf, dayAfter, keptUntil, type CompiledPack, type Kept, type RecordType } from '@liandong/core/run';
import { consentsOf, openRecords, personsOf, recordModel, type RecordRowDoc } from '../../durable/index';
import type { Deps, OrgSnapshot } from '../../platform/deps';

export interface Watched { readonly countyId: string; readonly pack: CompiledPack; readonly type: RecordType; /** what of it is in his reach: keys of the records' `scope` */ readonly scopes: readonly string[] }
export interface Due { readonly row: RecordRowDoc; readonly kept: Kept }
export interface Place { readonly at: string; readonly id: string }

const ROWS_A_TIME = 100;
/** So many rows are looked at for one page; the next page goes on from there. */
const MOST_TURNS = 20;

const timeOf = ({ retention }: RecordType): 'createdAt' | 'closedAt' => (retention?.from === 'created' ? 'createdAt' : 'closedAt');
const placeOf = (type: RecordType, row: RecordRowDoc): Place => ({ at: row[timeOf(type)] ?? '', id: row._id });

/** None of those that are due is later than this; some that are not due yet are earlier. Two days more than the calendar says, for every clock. */
const latest = ({ retention }: RecordType, today: string): string => `${dayAfter(dayAfter(birthdayOf(today, -(retention?.years ?? 0))))}T00:00:00.000Z`;

function rowsAfter({ db }: Deps, { countyId, pack, type, scopes }: Watched, today: string, after: Place | undefined): Promise<RecordRowDoc[]> {
  const time = timeOf(type);
  const from = after ? { $or: [{ [time]: { $gt: after.at } }, { [time]: after.at, _id: { $gt: after.id } }] } : {};
  return recordModel(db).find({ countyId, packId: pack.manifest.id, type: type.id, [time]: { $lte: latest(type, today) }, scope: { $in: [...scopes] }, mergedInto: null, ...from })
    .sort({ [time]: 1, _id: 1 }).limit(ROWS_A_TIME).lean<RecordRowDoc[]>();
}

/** The birth date of whom each record is about, of several the youngest; not there where it is not known of everybody. */
async function birthDates(deps: Deps, { countyId, pack, type }: Watched, rows: readonly RecordRowDoc[]): Promise<ReadonlyMap<string, string>> {
  if (type.retention?.from !== 'adult' || rows.length === 0) return new Map();
  const data = await openRecords(deps, countyId, rows);
  const about = rows.map((row, index) => personsOf(pack, { id: row._id, type: row.type, data: data[index] ?? {} }).map(({ id }) => id));
  const known = await consentsOf(deps, { countyId, pack }, [...new Set(about.flat())]);
  return new Map(rows.flatMap((row, index) => {
    const dates = (about[index] ?? []).map((id) => known.get(id)?.birthDate);
    const youngest = dates.includes(undefined) ? undefined : [...dates].sort().at(-1);
    return youngest === undefined ? [] : [[row._id, youngest] as const];
  }));
}

/** Of these rows those that need not be kept on that day. */
export async function dueOf(deps: Deps, watched: Watched, rows: readonly RecordRowDoc[], { calendar }: OrgSnapshot, today: string): Promise<Due[]> {
  const births = await birthDates(deps, watched, rows);
  return rows.flatMap((row) => {
    const kept = keptUntil(watched.type, { createdOn: calendar.dateOf(row.createdAt), endedOn: row.closedAt === undefined ? undefined : calendar.dateOf(row.closedAt), birthDate: births.get(row._id) });
    return kept && kept.until <= today ? [{ row, kept }] : [];
  });
}

/** Oldest first. `next`: after which row to go on; a page may be short, as it is not known before who was a child. */
export async function dueAfter(deps: Deps, watched: Watched, org: OrgSnapshot, { limit, after }: { readonly limit: number; readonly after: Place | undefined }): Promise<{ readonly due: readonly Due[]; readonly next: Place | undefined }> {
  const today = org.calendar.dateOf(deps.clock.now());
  const found: Due[] = [];
  let place = after;
  for (let turn = 0; turn < MOST_TURNS && found.length <= limit; turn += 1) {
    const rows = await rowsAfter(deps, watched, today, place);
    found.push(...(await dueOf(deps, watched, rows, org, today)));
    const last = rows.at(-1);
    place = rows.length < ROWS_A_TIME || !last ? undefined : placeOf(watched.type, last);
    if (!place) break;
  }
  const due = found.slice(0, limit);
  const last = due.at(-1);
  return { due, next: found.length > limit && last ? placeOf(watched.type, last.row) : place };
}
