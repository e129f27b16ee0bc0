/** 销毁 of one record, with the records that live on in it: one transaction, after which nothing says what was in it and everything says that it was. */
import { problem, whyKept, type CompiledPack, type Problem, type WorkEvent } from '@liandong/core/run';
import { transaction } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import { fileIdsIn } from '../docs';
import { consentMarkModel } from '../people/model';
import { namesakesOf } from '../people/aliases';
import { historyOfRecord } from '../records/history';
import { historyModel, incidentModel, instanceModel, recordModel, taskModel, type HistoryDoc, type InstanceDoc, type RecordRowDoc, type Session } from '../model';
import { CUT_ENTRY, cutsOf } from './cut';
import { destroyedDoc, lastEntry, type Ordered } from './entry';
import { retireSubjects } from './keys';
import { destroyedModel } from './model';
import { standingOf, worksOn } from './standing';
import { cutViews } from './views';

export interface DestroyIntent extends Ordered {
  readonly countyId: string;
  readonly recordId: string;
  /** as it was judged to be due */
  readonly version: number;
  readonly today: string;
  /** that is in use: its links count */
  readonly pack: CompiledPack;
  readonly isHeld: (session: Session, recordIds: readonly string[]) => Promise<boolean>;
  /** What else remembers something of it, and that the list knows it: in the same transaction. May run again. */
  readonly also: (session: Session, gone: Gone) => Promise<void>;
}
export interface Gone { readonly countyId: string; readonly recordIds: readonly string[]; readonly workIds: readonly string[]; readonly taskIds: readonly string[] }
/** `later`: it has changed meanwhile, or is still to be counted; it comes up again. */
export type Destroying = { readonly ok: true } | { readonly ok: false; readonly problem: Problem } | 'later';

class Kept extends Error { constructor(readonly why: Problem | 'later') { super('kept'); } }

const tasksIn = (events: readonly WorkEvent[]): string[] => events.flatMap((event) => (event.type === 'TaskCreated' ? [event.task.id] : []));

/** All uploads that it ever referred to; what cannot be opened any more refers to nothing. */
async function filesOf(deps: Deps, rows: readonly RecordRowDoc[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await Promise.all(rows.map(async (row) => {
    const events = (await historyOfRecord(deps, row)).flatMap((entry) => entry.events);
    return [row._id, [...new Set([...row.fileIds, ...events.flatMap((event) => fileIdsIn({ event }))])]] as const;
  }));
  return new Map(found);
}

interface Found { readonly rows: readonly RecordRowDoc[]; readonly works: readonly InstanceDoc[]; readonly entries: readonly HistoryDoc[] }

/** As it stands in this transaction. @throws Kept when it stays for now */
async function findAll({ db }: Deps, intent: DestroyIntent, ids: readonly string[], session: Session): Promise<Found> {
  const { countyId, recordId, version, pack, today, kept } = intent;
  const rows = await recordModel(db).find({ countyId, _id: { $in: [...ids] } }, null, { session }).lean<RecordRowDoc[]>();
  const main = rows.find(({ _id }) => _id === recordId);
  if (!main || rows.length !== ids.length || main.version !== version || rows.some(({ factsDue, plansDue }) => factsDue !== undefined || plansDue !== undefined)) throw new Kept('later');
  const works = await worksOn(db, countyId, ids, session);
  const against = whyKept({ held: await intent.isHeld(session, ids), until: kept.until, today, mergedInto: main.mergedInto, ...(await standingOf(db, pack, rows, works, session)) });
  if (against) throw new Kept(against);
  const entries = await historyModel(db).find({ countyId, workId: { $in: [...ids, ...works.map(({ _id }) => _id)] } }, null, { session }).sort({ workId: 1, seq: 1 }).lean<HistoryDoc[]>();
  return { rows, works, entries };
}

async function takeOut({ db }: Deps, { rows, works, entries }: Found, session: Session): Promise<void> {
  const [countyId, ids, workIds] = [rows[0]?.countyId ?? '', rows.map(({ _id }) => _id), works.map(({ _id }) => _id)];
  await historyModel(db).updateMany({ countyId, _id: { $in: entries.map(({ _id }) => _id) } }, CUT_ENTRY, { session });
  for (const { _id, version } of rows) if ((await recordModel(db).deleteOne({ _id, countyId, version }, { session })).deletedCount !== 1) throw new Kept('later');
  await instanceModel(db).deleteMany({ countyId, _id: { $in: workIds } }, { session });
  await taskModel(db).deleteMany({ countyId, workId: { $in: workIds } }, { session });
  await incidentModel(db).deleteMany({ countyId, workId: { $in: [...workIds, ...ids] } }, { session });
  await consentMarkModel(db).deleteMany({ countyId, person: { $in: ids } }, { session });
}

async function destroyIn(deps: Deps, intent: DestroyIntent, ids: readonly string[], files: ReadonlyMap<string, readonly string[]>, session: Session): Promise<void> {
  const { db } = deps;
  const { countyId, at } = intent;
  const found = await findAll(deps, intent, ids, session);
  await retireSubjects(deps, found.rows, found.entries, at, session);
  await takeOut(deps, found, session);
  for (const row of found.rows) {
    const entry = lastEntry(row, intent, cutsOf(found.entries.filter(({ recordId }) => recordId === row._id)));
    const viewsDue = await cutViews(deps, countyId, row._id, at, session);
    await historyModel(db).insertMany([entry], { session });
    await destroyedModel(db).insertMany([destroyedDoc(deps, row, { entry, files: files.get(row._id) ?? [], viewsDue }, intent)], { session });
  }
  await intent.also(session, { countyId, recordIds: ids, workIds: found.works.map(({ _id }) => _id), taskIds: tasksIn(found.entries.flatMap((entry) => entry.events)) });
}

/** Destroyed once, however often it is asked for. */
export async function destroyRecord(deps: Deps, intent: DestroyIntent): Promise<Destroying> {
  const { countyId, recordId, pack } = intent;
  const row = await recordModel(deps.db).findOne({ countyId, _id: recordId }).lean<RecordRowDoc>();
  if (!row) return { ok: false, problem: problem('record.not-found') };
  const ids = row.mergedInto === undefined ? await namesakesOf(deps, pack, row) : [row._id];
  const rows = await recordModel(deps.db).find({ countyId, _id: { $in: [...ids] } }).lean<RecordRowDoc[]>();
  const files = await filesOf(deps, rows);
  try {
    await transaction(deps.db, (session) => destroyIn(deps, intent, ids, files, session));
    return { ok: true };
  } catch (error) {
    if (!(error instanceof Kept)) throw error;
    return error.why === 'later' ? 'later' : { ok: false, problem: error.why };
  }
}
