/**
 * What every command reads first: documents by id, asked for together by all who ask at once. What is remembered between commands is only
 * a guess that is held against what was read.
 */
import { Hints, perConnection, readAllTogether, readTogether, type Connection, type Model } from '../platform/db/index';
import { historyModel, instanceModel, recordModel, subjectModel, type HistoryDoc, type InstanceDoc, type RecordRowDoc, type SubjectDoc } from './model';

type Reader<T> = (countyId: string, id: string) => Promise<T | undefined>;

function byId<T extends { readonly _id: string; readonly countyId: string }>(model: Model<T>, projection?: object): Reader<T> {
  const read = readTogether(model, ['_id'], projection);
  return async (countyId, id) => {
    const doc = await read(id);
    return doc?.countyId === countyId ? doc : undefined;
  };
}

/** What a work was about when it was last read. */
interface Hint { readonly recordId: string; readonly subjectIds: readonly string[] }
export type FirstResult = Pick<HistoryDoc, 'countyId' | 'commandId' | 'workId' | 'bodyHash' | 'effects'>;
const FIRST_RESULT = { _id: 0, countyId: 1, commandId: 1, workId: 1, bodyHash: 1, effects: 1 } as const;

/** What tells whether somebody may pick a record. */
export type PickRow = Pick<RecordRowDoc, '_id' | 'countyId' | 'packId' | 'type' | 'state' | 'orgId' | 'path' | 'createdBy' | 'performers'>;
const PICK_ROW = { countyId: 1, packId: 1, type: 1, state: 1, orgId: 1, path: 1, createdBy: 1, performers: 1 } as const;

/** By a field that is unique in a county only. */
const byField = <T extends { readonly countyId: string }>(model: Model<T>, field: keyof T & string, projection?: object): Reader<T> => readTogether(model, ['countyId', field], projection);

const ENTRY = { todo: 0, todoDue: 0, keys: 0, effects: 0, bodyHash: 0 } as const;
/** The history of a work, in its order. */
function entriesOf(db: Connection): (countyId: string, workId: string) => Promise<HistoryDoc[]> {
  const read = readAllTogether(historyModel(db), ['countyId', 'workId'], { countyId: 1, workId: 1, seq: 1 }, ENTRY);
  return async (countyId, workId) => [...(await read(countyId, workId))].sort((a, b) => a.seq - b.seq);
}

interface Readers {
  readonly entries: (countyId: string, workId: string) => Promise<HistoryDoc[]>;
  readonly instance: Reader<InstanceDoc>; readonly record: Reader<RecordRowDoc>; readonly subject: Reader<SubjectDoc>; readonly subjectByIndex: Reader<SubjectDoc>;
  readonly command: Reader<FirstResult>; readonly pickRow: Reader<PickRow>; readonly hints: Hints<Hint>;
}
export const readersOf = perConnection((db): Readers => ({
  instance: byId(instanceModel(db)), record: byId(recordModel(db)), subject: byId(subjectModel(db)),
  subjectByIndex: byField(subjectModel(db), 'index'), command: byField<FirstResult>(historyModel(db) as never, 'commandId', FIRST_RESULT), entries: entriesOf(db), pickRow: byId<PickRow>(recordModel(db) as never, PICK_ROW), hints: new Hints(),
}));
