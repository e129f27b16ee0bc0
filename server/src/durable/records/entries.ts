import type { Meanwhile } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import { instanceModel, type HistoryDoc, type InstanceDoc, type RecordRowDoc } from '../model';
import { readersOf } from '../readers';

/** All that was ever done to a record, by its works and outside of them, in the order of its versions. */
export async function entriesOfRecord({ db }: Pick<Deps, 'db'>, { countyId, _id }: Pick<RecordRowDoc, 'countyId' | '_id'>): Promise<HistoryDoc[]> {
  const works = await instanceModel(db).find({ countyId, recordId: _id }).select({ _id: 1 }).lean<Pick<InstanceDoc, '_id'>[]>();
  const { entries } = readersOf(db);
  const all = (await Promise.all([_id, ...works.map((work) => work._id)].map((chain) => entries(countyId, chain)))).flat();
  return inOrder(all);
}

/** An entry without a base made the record, or did nothing to it. */
export const inOrder = (entries: readonly HistoryDoc[]): HistoryDoc[] => [...entries].sort((a, b) => (a.recordBase ?? 0) - (b.recordBase ?? 0) || (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

const MOVES: ReadonlySet<string> = new Set(['RecordStateSet', 'RecordMoved', 'RecordOwnerSet', 'RecordOffered', 'RecordOfferEnded']);

const doneBy = ({ byName, at, events }: HistoryDoc): Meanwhile =>
  ({ by: byName, at, moved: events.some(({ type }) => MOVES.has(type)), fields: events.flatMap((event) => (event.type === 'RecordChanged' ? Object.keys(event.patch) : [])) });

/** What others did to a record since somebody looked at it. */
export async function meanwhileOf(deps: Deps, row: RecordRowDoc, base: number): Promise<readonly Meanwhile[] | undefined> {
  if (base >= row.version) return undefined;
  return (await entriesOfRecord(deps, row)).filter(({ recordBase }) => recordBase !== undefined && recordBase >= base).map(doneBy);
}
