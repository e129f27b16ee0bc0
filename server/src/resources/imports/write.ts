/** The second half of an import: what was found right is written, each batch in one transaction with what is known of it. */
import { problem, type Problem } from '@liandong/core/run';
import type { Session } from '../../durable/index';
import { transaction } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import type { Caller } from '../../platform/http/handler';
import { applyRows, prepareRows, type Made, type PreparedRows, type Target } from '../record-sheets/index';
import { openReason, openRows, sealRows, type BatchRow } from './box';
import type { Hold } from './hold';
import type { ImportBatchDoc, ImportDoc } from './model';
import { changeImport, closeBatch, findBatch, nextOpen } from './store';

/** It was stopped, or somebody else goes on with it: what this server is about to write is not written. */
class NotOurs extends Error {}

interface Writing { readonly deps: Deps; readonly doc: ImportDoc; readonly caller: Caller; readonly target: Target; readonly hold: Hold }

/** What stands and falls with the rows: that they are done, and how far the import is. */
async function closeWith({ deps, doc, hold }: Writing, batch: ImportBatchDoc, parts: { readonly fresh: readonly BatchRow[]; readonly faults: readonly BatchRow[] }, made: readonly Made[], session: Session): Promise<void> {
  const { fresh, faults } = parts;
  const more = faults.length - batch.faults;
  const written = made.map(({ id, no }, index) => ({ row: fresh[index]?.row ?? 0, id, no }));
  const counted = await changeImport(deps.db, doc, { state: ['importing'], fence: hold.fence }, { inc: { written: made.length, wrong: more, fresh: rightNow(fresh, false) - batch.fresh, changed: rightNow(fresh, true) - batch.corrections, done: 1 }, session });
  if (!counted || !(await closeBatch(deps.db, batch, { sealed: sealRows(deps, batch, faults), written, faults: faults.length }, session))) throw new NotOurs();
}

const rightNow = (rows: readonly BatchRow[], corrects: boolean): number => rows.filter(({ correction }) => (correction !== undefined) === corrects).length;

const faulty = ({ row, cells, tables }: BatchRow, problems: readonly Problem[]): BatchRow =>
  ({ row, cells, ...(tables ? { tables } : {}), label: '', changes: [], problems: problems.map((found) => ({ sheet: '', cell: '', title: typeof found.params.title === 'string' ? found.params.title : '', problem: found })) });

/** A part that is to be written next; what needs no transaction is under way. */
interface Ahead { readonly batch: ImportBatchDoc; readonly fresh: readonly BatchRow[]; readonly faults: readonly BatchRow[]; readonly prepared?: PreparedRows }

const idOf = ({ doc }: Writing, { _id }: ImportBatchDoc): string => `${doc.countyId}:import:${_id}`;
const whatOf = ({ deps, doc, target }: Writing): Target & { readonly reason: string } => ({ ...target, reason: openReason(deps, doc) });

async function lookAhead(writing: Writing, from: number): Promise<Ahead | undefined> {
  const { deps, doc, caller } = writing;
  const batch = await nextOpen(deps.db, doc, from);
  if (!batch) return undefined;
  const rows = openRows(deps, batch);
  const [fresh, faults] = [rows.filter(({ data }) => data !== undefined), rows.filter(({ data }) => data === undefined)];
  return { batch, fresh, faults, ...(fresh.length === 0 ? {} : { prepared: prepareRows(deps, caller, whatOf(writing), fresh, idOf(writing, batch)) }) };
}

/** false: others are in the way, again later. Rows that will not do any more are left out with the reason; the others are written. */
async function writeBatch(writing: Writing, ahead: Ahead): Promise<boolean> {
  const { deps, caller } = writing;
  const { batch } = ahead;
  for (let { fresh, faults, prepared } = ahead; ; prepared = undefined) {
    const now = { fresh, faults };
    if (fresh.length === 0) return transaction(deps.db, (session) => closeWith(writing, batch, now, [], session)).then(() => true);
    const applied = await applyRows(deps, caller, whatOf(writing), fresh, {
      id: idOf(writing, batch), prepared,
      done: async () => (await findBatch(deps.db, batch))?.state === 'done',
      also: (session, made) => closeWith(writing, batch, now, made, session),
    });
    if (!applied) return false;
    if (applied.ok) return true;
    const bad = applied.problems;
    if (bad.every((problems) => problems.length === 0)) throw new Error('rows are refused without a reason');
    faults = [...faults, ...fresh.flatMap((row, index) => ((bad[index] ?? []).length > 0 ? [faulty(row, bad[index] ?? [])] : []))];
    fresh = fresh.filter((_row, index) => (bad[index] ?? []).length === 0);
  }
}

/** Resolves when all is written, it was stopped, or it belongs to somebody else by now. While the database writes one part the next is prepared. */
export async function writeImport(writing: Writing): Promise<void> {
  const { deps, doc, hold } = writing;
  try {
    for (let ahead = await lookAhead(writing, 0); ahead;) {
      const next = lookAhead(writing, ahead.batch.n + 1);
      next.catch(() => undefined);
      if (!(await hold.keep()) || !(await writeBatch(writing, ahead))) return;
      ahead = await next;
    }
    await changeImport(deps.db, doc, { state: ['importing'], fence: hold.fence }, { set: { state: 'done', ended: deps.clock.now() } });
  } catch (error) {
    if (!(error instanceof NotOurs)) throw error;
  }
}
export const goneProblem = (): Problem => problem('sheet.import-nobody');
