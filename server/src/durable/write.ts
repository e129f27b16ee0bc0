import type { Problem, ProcessState } from '@liandong/core/run';
import { Batch, BY_ID, isDuplicate, perConnection, transaction, writeCommand, type Connection, type Written } from '../platform/db/index';
import type { Deps } from '../platform/deps';
import type { Together } from './also/committed';
import { taskDoc, watchersOf } from './docs';
import { balanceUpdates, settleBooks, type BookAsk, type Booked, type LedgerPostingDoc, type Verdict } from './ledger/index';
import type { HistoryDoc, InstanceDoc, RecordRowDoc, Session, SubjectDoc } from './model';
import { numbersIn, type Counter } from './numbering';

/** Somebody else was first: decide again on what is stored now. */
export class Conflict extends Error {}
/** Only in the transaction itself it showed that it may not be. */
export class Refused extends Error {
  /** `row`: which of several that are written together */
  constructor(readonly problems: readonly Problem[], readonly row?: number) {
    super(problems[0]?.code ?? '');
  }
}

type Also = (session: Session) => Promise<void>;

export interface Commit {
  /** a called process begins on a record that is there already */
  readonly before?: { readonly instance?: InstanceDoc; readonly row: RecordRowDoc };
  /** who calls it must still wait for it */
  readonly caller?: { readonly workId: string; readonly callId: string; readonly childId: string };
  /** absent: done to a record outside a process */
  readonly instance?: InstanceDoc;
  readonly row: RecordRowDoc;
  readonly entry: HistoryDoc;
  readonly subject?: SubjectDoc;
  /** what it posts */
  readonly books?: { readonly docs: readonly LedgerPostingDoc[]; readonly booked: Booked };
  /** after what it writes, in its transaction: what stands and falls with it. Throws Refused or Conflict. May run again. */
  readonly also?: Also;
  /** likewise, asked once for all commits of the transaction */
  readonly together?: readonly Together[];
}

/** What was decided, up to its number where none may be left out: that is counted in the transaction. */
export interface Pending {
  /** the work or record: commits of the same never share a transaction */
  readonly id: string;
  readonly counter?: Counter | undefined;
  /** what it would post: whether it can, shows in the transaction */
  readonly books?: BookAsk | undefined;
  /** several where one command changes several records; the same for the same number, however often it is asked */
  finish(no?: string, booked?: Booked): readonly Commit[];
}

/** What waits for nothing that only the transaction tells is made out before it begins. */
export function finished(pending: Pending): Pending {
  if (pending.counter || pending.books) return pending;
  const commits = pending.finish();
  return { ...pending, finish: () => commits };
}

type Tasks = ProcessState['tasks'];
const differs = (a: unknown, b: unknown): boolean => a !== b && JSON.stringify(a) !== JSON.stringify(b);

/** Ids of steps that are gone, and steps that are new or other than before; all of them when the work goes on under another release. */
function taskChanges(before: Tasks, after: Tasks, all = false) {
  const gone = Object.keys(before).filter((id) => !after[id]);
  const written = Object.values(after).filter((task) => all || differs(before[task.id], task));
  return { gone, written };
}

/** Lists that a commit changed: of the steps it touched, before and after. */
export function touchedKeys(before: ProcessState | undefined, after: ProcessState): string[] {
  const { gone, written } = taskChanges(before?.tasks ?? {}, after.tasks);
  const tasks = [...gone, ...written.map((task) => task.id)].flatMap((id) => [before?.tasks[id], after.tasks[id]]);
  return [...new Set([...tasks.flatMap((task) => (task ? watchersOf(task) : [])), `user:${after.initiator}`])];
}

/**
 * One statement of an `update` command. By `_id` and nothing else where that will do: it is found without a plan, and without walking over
 * what was deleted beside it a moment ago.
 */
interface Update { readonly q: object; readonly u: object; readonly upsert?: true; readonly hint?: object }
interface Trip {
  write(command: object): Promise<Written>;
  /** every statement must find its document or make it, and so many of them must make one */
  update(collection: string, updates: readonly Update[], fresh?: number): Promise<void>;
}
function tripsOf(db: Connection, session: Session): Trip {
  const write = (command: object): Promise<Written> => writeCommand(db, command, session);
  return {
    write,
    update: async (collection, updates, fresh = 0) => {
      if (updates.length === 0) return;
      const { n, upserted = [] } = await write({ update: collection, updates });
      if (n !== updates.length || upserted.length < fresh) throw new Conflict(collection);
    },
  };
}

interface Versioned { readonly _id: string; readonly countyId: string; readonly version: number }
/** Written whatever they were: what jobs write too, without a new version, so that what was read of them may be old; and what every command changes. */
const ALWAYS: ReadonlySet<string> = new Set(['anchored', 'factsDue', 'plansDue', 'nextDue', 'version', 'headHash', 'state', 'keyed', 'cells', 'search']);

const MAY_GO = ['nextDue', 'awaits', 'concerns', 'owner', 'offer', 'offerDue', 'mergedInto', 'closedAt', 'links', 'derived', 'search', 'match'];

/**
 * `after` in place of `before`, as long as that still has the version it was read with; a new document, as long as there is none. `guarded`: something
 * else in the transaction fails where it has another version, so it need not be looked at.
 */
function put<T extends Versioned>(before: T | undefined, after: T, guarded = false): Update {
  const { _id, countyId, ...fields } = after;
  if (!before) return { q: { _id }, u: { $setOnInsert: { countyId, ...fields } }, upsert: true };
  const changed = Object.fromEntries(Object.entries(after).filter(([field, value]) => ALWAYS.has(field) || differs(before[field as keyof T], value)));
  const gone = MAY_GO.filter((field) => field in before && !(field in after));
  const u = { $set: changed, ...(gone.length > 0 ? { $unset: Object.fromEntries(gone.map((field) => [field, 1])) } : {}) };
  return guarded ? { q: { _id }, u } : { q: { _id, countyId, version: before.version }, u, ...BY_ID };
}

const isChanged = ({ before, row }: Commit): boolean => !before || before.row.version !== row.version || differs(before.row.performers, row.performers);

/** Written, not only read: a call that is taken back at the same moment is a conflict. */
const stillCalls = (countyId: string, { workId, callId, childId }: NonNullable<Commit['caller']>): Update =>
  ({ q: { _id: workId, countyId, [`state.waits.${callId}.child`]: childId }, u: { $inc: { calls: 1 } }, ...BY_ID });

/** A work's next entry has an id that is written once (its place in the history): whoever decided on an older version cannot write his. */
const instancesOf = (commits: readonly Commit[]): Update[] => commits.flatMap(({ before, instance, caller }) => (instance ? [put(before?.instance, instance, true), ...(caller ? [stillCalls(instance.countyId, caller)] : [])] : []));

async function writeTasks({ write, update }: Trip, commits: readonly Commit[]): Promise<void> {
  const tasks = commits.flatMap(({ before, instance }) => (instance ? [{ instance, ...taskChanges(before?.instance?.state.tasks ?? {}, instance.state.tasks, before?.instance?.release !== instance.release) }] : []));
  const gone = tasks.flatMap(({ gone: ids }) => ids.map((_id) => ({ q: { _id }, limit: 1 })));
  if (gone.length > 0) await write({ delete: 'tasks', deletes: gone });
  const docs = tasks.flatMap(({ instance, written }) => written.map((task) => taskDoc(instance, task)));
  await update('tasks', docs.map((u) => ({ q: { _id: u._id }, u, upsert: true })));
}

async function writeBooks({ write, update }: Trip, commits: readonly Commit[]): Promise<void> {
  const books = commits.flatMap((commit) => commit.books ?? []);
  const docs = books.flatMap((one) => one.docs);
  if (docs.length > 0) await write({ insert: 'ledger_postings', documents: docs });
  await update('ledger_balances', balanceUpdates(books.map(({ booked }) => booked)));
}

/** Where all of them are new they are put in as they are: that costs less than looking for each of them first. */
async function writeRecords({ write, update }: Trip, commits: readonly Commit[]): Promise<void> {
  const made = commits.filter(({ before }) => !before).length;
  if (made < commits.length) return update('records', commits.map(({ before, row }) => put(before?.row, row)), made);
  if (made > 0) await write({ insert: 'records', documents: commits.map(({ row }) => row) });
}

/** One trip a collection; where one guard does not hold, all of it is undone. */
async function writeAll(trip: Trip, commits: readonly Commit[]): Promise<void> {
  const { write, update } = trip;
  await update('instances', instancesOf(commits), commits.filter(({ before, instance }) => instance && !before?.instance).length);
  await write({ insert: 'history', documents: commits.map(({ entry }) => entry) });
  await writeRecords(trip, commits.filter(isChanged));
  await writeTasks(trip, commits);
  await writeBooks(trip, commits);
  // several records of one command may be about one new person
  const subjects = [...new Map(commits.flatMap(({ subject }) => (subject ? [[subject._id, subject] as const] : []))).values()];
  if (subjects.length > 0) await write({ insert: 'subjects', documents: subjects });
}

type Commits = readonly Commit[];
const refusedBy = (verdict: Verdict, row?: number): Refused | undefined => (verdict && 'problems' in verdict ? new Refused(verdict.problems, row) : undefined);
const bookedBy = (verdict: Verdict): Booked | undefined => (verdict && 'moves' in verdict ? verdict : undefined);

interface Whole { /** look up what is posted under the vouchers */ readonly vouchers?: boolean; /** what becomes of all when one is refused; absent: nothing */ readonly refuse?: (refused: Refused) => void; readonly also?: (session: Session, commits: readonly Commits[]) => Promise<void> }

/** Who is refused by what stands and falls with it: which of several that are written together. */
async function alsoAll(session: Session, commits: Commits, row: number): Promise<void> {
  try {
    for (const { also } of commits) await also?.(session);
  } catch (error) {
    throw error instanceof Refused ? new Refused(error.problems, row) : error;
  }
}

/** Each question once, for all who have it. */
async function askTogether(session: Session, results: readonly (Commits | Refused)[]): Promise<void> {
  const asked = results.flatMap((commits, row) => (commits instanceof Refused ? [] : commits.flatMap(({ together = [] }) => together.map((one) => ({ ...one, row })))));
  for (const all of new Set(asked.map((one) => one.all))) {
    const mine = asked.filter((one) => one.all === all);
    const answers = await all(session, mine.map(({ about }) => about));
    const refused = answers.findIndex((problems) => problems.length > 0);
    if (refused >= 0) throw new Refused(answers[refused] ?? [], mine[refused]?.row);
  }
}

async function writeIn(db: Connection, session: Session, pending: readonly Pending[], { refuse, also, vouchers = false }: Whole): Promise<readonly (Commits | Refused)[]> {
  const verdicts = await settleBooks(db, session, pending.map(({ books }) => books), vouchers);
  const [first] = verdicts.flatMap((verdict, index) => refusedBy(verdict, index) ?? []);
  if (first) refuse?.(first);
  const numbers = await numbersIn(db, session, pending.map(({ counter }, index) => (refusedBy(verdicts[index]) ? undefined : counter)));
  const results = pending.map((one, index) => refusedBy(verdicts[index]) ?? one.finish(numbers[index], bookedBy(verdicts[index])));
  const commits = results.filter((result): result is Commits => !(result instanceof Refused));
  await also?.(session, commits);
  const all = commits.flat();
  if (all.length > 0) await writeAll(tripsOf(db, session), all);
  await askTogether(session, results);
  for (const [index, result] of results.entries()) if (!(result instanceof Refused)) await alsoAll(session, result, index);
  return results;
}

async function written(db: Connection, pending: readonly Pending[], whole: Whole): Promise<readonly (Commits | Refused)[]> {
  try {
    return await transaction(db, (session) => writeIn(db, session, pending, whole));
  } catch (error) {
    if (!whole.vouchers && isDuplicate(error, 'voucher')) return written(db, pending, { ...whole, vouchers: true });
    // the same command, the same next entry, the same new subject: whoever was first counts, look again
    if (isDuplicate(error)) throw new Conflict('duplicate', { cause: error });
    throw error;
  }
}

/** One transaction: all of it is stored (majority, journal) or nothing is. `also`: what stands and falls with all of it. Throws Refused when one of them may not be. */
export async function writeTogether(db: Connection, pending: readonly Pending[], also?: Whole['also']): Promise<readonly Commits[]> {
  const refuse = (refused: Refused): never => { throw refused; };
  return (await written(db, pending, { refuse, ...(also ? { also } : {}) })) as readonly Commits[];
}

/**
 * Commits of different works that come at once share a transaction. Each keeps its own guards; where one of them fails none is stored, and
 * they are written again one by one. Two transactions at a time: while one waits for its journal the other is written (a twelfth more completions of 16 clients).
 * Those that count or post in their transaction go one after the other: two at a time would only undo each other. Who is refused there is so alone.
 */
const LIMITS = { most: 32, atOnce: 2, apart: ({ id }: Pending): string => id } as const;
type Batches = Readonly<Record<'free' | 'counted', Batch<Pending, Commits | Refused>>>;
const batchesOf = perConnection((db): Batches => {
  const write = (pending: readonly Pending[]): Promise<readonly (Commits | Refused)[]> => written(db, pending, {});
  return { free: new Batch(write, LIMITS), counted: new Batch(write, { ...LIMITS, atOnce: 1, inTurn: true }) };
});

/** Resolves when it is stored for good; throws Conflict when somebody else was first, Refused when it may not be. */
export async function writeCommit({ db }: Deps, pending: Pending): Promise<readonly Commit[]> {
  const { free, counted } = batchesOf(db);
  const result = await (pending.counter || pending.books ? counted : free).add(pending);
  if (result instanceof Refused) throw result;
  return result;
}
