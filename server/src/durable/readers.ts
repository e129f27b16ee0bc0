/**
 * What every command reads first: documents by id, asked for together by all who ask at once. What is remembered between commands is only
 * a guess that is held against what was read.
 */
import { Batch, Hints, native, readTogether, type Connection, type Model } from '../platform/db/index';
import { historyModel, instanceModel, recordModel, subjectModel, type HistoryDoc, type InstanceDoc, type RecordRowDoc, type SubjectDoc } from './model';

type Reader<T> = (countyId: string, id: string) => Promise<T | undefined>;

function byId<T extends { readonly _id: string; readonly countyId: string }>(model: Model<T>): Reader<T> {
  const read = readTogether(model, ['_id']);
  return async (countyId, id) => {
    const doc = await read(id);
    return doc?.countyId === countyId ? doc : undefined;
  };
}

/** What a work was about when it was last read. */
interface Hint { readonly recordId: string; readonly subjectIds: readonly string[] }
export type FirstResult = Pick<HistoryDoc, 'countyId' | 'commandId' | 'workId' | 'bodyHash' | 'effects'>;
const FIRST_RESULT = { _id: 0, countyId: 1, commandId: 1, workId: 1, bodyHash: 1, effects: 1 } as const;

/** By a field that is unique in a county only. */
const byField = <T extends { readonly countyId: string }>(model: Model<T>, field: keyof T & string, projection?: object): Reader<T> => readTogether(model, ['countyId', field], projection);

const ENTRY = { todo: 0, todoDue: 0, keys: 0, effects: 0, bodyHash: 0 } as const;
/** The histories of works; those of one county in one query. */
function entriesOf(db: Connection): (countyId: string, workId: string) => Promise<HistoryDoc[]> {
  const history = native(historyModel(db));
  const batch = new Batch<readonly [string, string], HistoryDoc[]>(async (keys) => {
    const filter = { countyId: { $in: [...new Set(keys.map(([countyId]) => countyId))] }, workId: { $in: keys.map(([, workId]) => workId) } };
    const docs = (await history.find(filter as never, { projection: ENTRY, hint: { countyId: 1, workId: 1, seq: 1 } }).toArray()) as unknown as HistoryDoc[];
    return keys.map(([countyId, workId]) => docs.filter((doc) => doc.workId === workId && doc.countyId === countyId).sort((a, b) => a.seq - b.seq));
  }, { most: 16, atOnce: 2 });
  return (countyId, workId) => batch.add([countyId, workId]);
}

interface Readers {
  readonly entries: (countyId: string, workId: string) => Promise<HistoryDoc[]>;
  readonly instance: Reader<InstanceDoc>; readonly record: Reader<RecordRowDoc>; readonly subject: Reader<SubjectDoc>; readonly subjectByIndex: Reader<SubjectDoc>;
  readonly command: Reader<FirstResult>; readonly hints: Hints<Hint>;
}
const known = new WeakMap<Connection, Readers>();

export function readersOf(db: Connection): Readers {
  const readers = known.get(db) ?? {
    instance: byId(instanceModel(db)), record: byId(recordModel(db)), subject: byId(subjectModel(db)),
    subjectByIndex: byField(subjectModel(db), 'index'), command: byField<FirstResult>(historyModel(db) as never, 'commandId', FIRST_RESULT), entries: entriesOf(db), hints: new Hints(),
  };
  known.set(db, readers);
  return readers;
}
