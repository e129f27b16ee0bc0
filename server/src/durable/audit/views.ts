import { isDuplicate, transaction } from '../../platform/db/index';
import type { Deps } from '../../platform/deps';
import { refuse } from '../../platform/http/refusal';
import { hashOf } from '../chain';
import { Conflict } from '../write';
import { viewHeadModel, viewModel, type ViewDoc } from './model';

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
}

export const viewHash = ({ countyId, recordId, seq, by, byName, at, levels, where, prev }: Omit<ViewDoc, '_id' | 'hash'>): string =>
  hashOf({ countyId, recordId, seq, by, byName, at, levels, where, prev });

async function append(deps: Deps, viewing: Viewing): Promise<void> {
  const { countyId, recordId } = viewing;
  const head = await viewHeadModel(deps.db).findOne({ countyId, _id: recordId }).lean();
  const content = { ...viewing, seq: (head?.seq ?? 0) + 1, prev: head?.hash ?? '' };
  const entry: ViewDoc = { ...content, _id: `${recordId}.${content.seq}`, hash: viewHash(content) };
  await transaction(deps.db, async (session) => {
    await viewModel(deps.db).insertMany([entry], { session });
    const next = { seq: entry.seq, hash: entry.hash, anchored: false };
    if (!head) await viewHeadModel(deps.db).insertMany([{ _id: recordId, countyId, ...next }], { session });
    else if ((await viewHeadModel(deps.db).updateOne({ _id: recordId, countyId, seq: head.seq }, { $set: next }, { session })).matchedCount !== 1) throw new Conflict('view');
  });
}

const MOST_TRIES = 50;

/**
 * Note that somebody sees sensitive values, before he sees them. A chain of its own beside the record's history, so that reading never
 * holds up the work. When it cannot be noted, nothing is shown.
 */
export async function noteView(deps: Deps, viewing: Viewing): Promise<void> {
  for (let tries = 1; tries <= MOST_TRIES; tries += 1) {
    try {
      await append(deps, viewing);
      return;
    } catch (error) {
      if (!(error instanceof Conflict) && !isDuplicate(error)) throw error;
    }
  }
  refuse('command.busy');
}
