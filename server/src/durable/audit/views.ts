import { BY_ID, findNow, Hints, isDuplicate, perConnection, transaction, writeCommand } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import { refuse } from '../../platform/http/refusal';
import { hashOf } from '../chain';
import { Conflict } from '../write';
import { viewHeadModel, viewModel, type ViewDoc, type ViewHeadDoc } from './model';

export interface Viewing {
  readonly countyId: string;
  readonly recordId: string;
  readonly by: string;
  readonly byName: string;
  readonly at: string;
  /** L3, L4: of which values were shown in full */
  readonly levels: readonly string[];
  /** which page: `record`, `task`, `work` */
  readonly where: string;
  readonly asked?: string; readonly of?: string; readonly rows?: number;
}

export const viewHash = ({ countyId, recordId, seq, by, byName, at, levels, where, asked, of, rows, prev }: Omit<ViewDoc, '_id' | 'hash'>): string =>
  hashOf({ countyId, recordId, seq, by, byName, at, levels, where, asked, of, rows, prev });

const readHeads = ({ db }: Pick<Deps, 'db'>, countyId: string, recordIds: readonly string[]): Promise<ViewHeadDoc[]> =>
  findNow<ViewHeadDoc>(viewHeadModel(db), { countyId, _id: { $in: [...recordIds] } }, recordIds.length, BY_ID);

const foreseenIn = perConnection(() => new Hints<Promise<ViewHeadDoc | undefined>>());
const placeOf = (countyId: string, recordId: string): string => JSON.stringify([countyId, recordId]);

/** Begin to look where the views of a record stand, for a page that will note one. A guess: what is noted is held against what stands then. */
export function foreseeView(deps: Pick<Deps, 'db'>, countyId: string, recordId: string): void {
  foreseenIn(deps.db).keep(placeOf(countyId, recordId), readHeads(deps, countyId, [recordId]).then(([head]) => head, () => undefined));
}

async function headsOf(deps: Deps, countyId: string, viewings: readonly Viewing[], isGuess: boolean): Promise<readonly ViewHeadDoc[]> {
  const [one] = viewings;
  const guess = isGuess && one && viewings.length === 1 ? foreseenIn(deps.db).take(placeOf(countyId, one.recordId)) : undefined;
  if (!guess) return readHeads(deps, countyId, viewings.map(({ recordId }) => recordId));
  const head = await guess;
  return head ? [head] : [];
}

/** Each of another record: one transaction, whatever their number. */
async function append(deps: Deps, countyId: string, viewings: readonly Viewing[], isGuess: boolean): Promise<string[]> {
  const heads = await headsOf(deps, countyId, viewings, isGuess);
  const headOf = new Map(heads.map((head) => [head._id, head]));
  const entries = viewings.map((viewing): ViewDoc => {
    const head = headOf.get(viewing.recordId);
    const content = { ...viewing, seq: (head?.seq ?? 0) + 1, prev: head?.hash ?? '' };
    return { ...content, _id: `${viewing.recordId}.${content.seq}`, hash: viewHash(content) };
  });
  const [first, next] = [entries.filter(({ recordId }) => !headOf.has(recordId)), entries.filter(({ recordId }) => headOf.has(recordId))];
  return transaction(deps.db, async (session) => {
    const [{ collectionName: views }, { collectionName: viewHeads }] = [viewModel(deps.db).collection, viewHeadModel(deps.db).collection];
    await writeCommand(deps.db, { insert: views, documents: entries }, session);
    if (first.length > 0) await writeCommand(deps.db, { insert: viewHeads, documents: first.map(({ recordId: _id, seq, hash }) => ({ _id, countyId, seq, hash, anchored: false })) }, session);
    if (next.length === 0) return entries.map(({ _id }) => _id);
    const { n } = await writeCommand(deps.db, { update: viewHeads, updates: next.map(({ recordId, seq, prev, hash }) => ({ q: { _id: recordId, countyId, seq: seq - 1, hash: prev }, u: { $set: { seq, hash, anchored: false } } })) }, session);
    if (n !== next.length) throw new Conflict('view');
    return entries.map(({ _id }) => _id);
  });
}

const MOST_TRIES = 50;

async function appendSoon(deps: Deps, countyId: string, viewings: readonly Viewing[]): Promise<string[]> {
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    try {
      return await append(deps, countyId, viewings, tries === 1);
    } catch (error) {
      if (!(error instanceof Conflict) && !isDuplicate(error)) throw error;
    }
  }
  return refuse('command.busy');
}

/**
 * Note that somebody sees sensitive values, before he sees them. A chain of its own beside the record's history, so that reading never
 * holds up the work. When it cannot be noted, nothing is shown.
 */
export const noteView = async (deps: Deps, viewing: Viewing): Promise<void> => { await noteOne(deps, viewing); };
/** Answers the note's id. */
export const noteOne = async (deps: Deps, viewing: Viewing): Promise<string> => (await appendSoon(deps, viewing.countyId, [viewing]))[0] ?? '';

const TOGETHER = 200;
/** Likewise of many records of one county, each named once. */
export async function noteViews(deps: Deps, countyId: string, viewings: readonly Viewing[]): Promise<void> {
  for (let from = 0; from < viewings.length; from += TOGETHER) await appendSoon(deps, countyId, viewings.slice(from, from + TOGETHER));
}
