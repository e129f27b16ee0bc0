/** The books against the history: every posting is what its step's entry has the hash of, balances, and balances are their sums. */
import { balanceKey, signed, type LedgerDef, type Place } from '@liandong/core/run';
import type { Deps } from '../../platform/deps';
import type { AuditProblem } from '../audit/chain-check';
import { hashOf } from '../chain';
import { historyModel, type HistoryDoc } from '../model';
import { ledgerBalanceModel, ledgerPostingModel, type LedgerPostingDoc } from './model';
import { ledgerKey } from './read';

const AT_ONCE = 500;
const problemOf = (what: 'posting' | 'balance', chain: string, seq = 1): AuditProblem => ({ what, chain, seq });

/** Hashes that entries hold, by the id of the posting. */
async function hashesOf(deps: Deps, countyId: string): Promise<Map<string, string>> {
  const entries = historyModel(deps.db).find({ countyId, books: { $exists: true } }).select({ books: 1 }).lean<Pick<HistoryDoc, '_id' | 'books'>>().cursor({ batchSize: AT_ONCE });
  const hashes = new Map<string, string>();
  for await (const { _id, books = [] } of entries) books.forEach((hash, index) => hashes.set(`${_id}.${index + 1}`, hash));
  return hashes;
}

const isBalanced = ({ lines }: LedgerPostingDoc): boolean => lines.reduce((sum, { side, amount }) => sum + (side === 'debit' ? amount : -amount), 0) === 0;
const keyOf = (countyId: string, { packId, ledgerId }: { readonly packId: string; readonly ledgerId: string }, place: Place): string => `${ledgerKey(countyId, packId, ledgerId)}\n${balanceKey(place)}`;

type Sums = Map<string, number>;

/** What is wrong with postings; the sums of those that are sound go into `sums`. */
async function wrongPostings(deps: Deps, countyId: string, sums: Sums): Promise<AuditProblem[]> {
  const [hashes, problems, defs] = [await hashesOf(deps, countyId), [] as AuditProblem[], new Map<string, LedgerDef | undefined>()];
  const defOf = async ({ release, ledgerId }: LedgerPostingDoc): Promise<LedgerDef | undefined> => {
    const key = `${release}/${ledgerId}`;
    if (!defs.has(key)) defs.set(key, (await deps.packs.pack(countyId, release))?.ledgers?.[ledgerId]);
    return defs.get(key);
  };
  for await (const doc of ledgerPostingModel(deps.db).find({ countyId }).lean<LedgerPostingDoc>().cursor({ batchSize: AT_ONCE })) {
    const def = await defOf(doc);
    const isSound = isBalanced(doc) && hashes.get(doc._id) === hashOf(doc);
    if (!isSound) problems.push(problemOf('posting', doc.workId, Number(doc.entry.split('.').at(-1))));
    hashes.delete(doc._id);
    for (const entry of def ? doc.lines : []) sums.set(keyOf(countyId, doc, entry), (sums.get(keyOf(countyId, doc, entry)) ?? 0) + (def ? signed(def, entry) : 0));
  }
  return [...problems, ...[...hashes.keys()].map((id) => problemOf('posting', id.split('.')[0] ?? id))];
}

async function wrongBalances(deps: Deps, countyId: string, sums: Sums): Promise<AuditProblem[]> {
  const problems: AuditProblem[] = [];
  for await (const doc of ledgerBalanceModel(deps.db).find({ countyId }).lean().cursor({ batchSize: AT_ONCE })) {
    const key = keyOf(countyId, doc, doc);
    if (doc.amount !== (sums.get(key) ?? 0) || doc.amount < 0) problems.push(problemOf('balance', `${doc.packId}/${doc.ledgerId}`));
    sums.delete(key);
  }
  return [...sums.values()].some((sum) => sum !== 0) ? [...problems, problemOf('balance', countyId)] : problems;
}

/** `chain` is the work that posted, or the ledger of a balance. Sums of what was tampered with would say the same once more. */
export async function verifyBooks(deps: Deps, countyId: string): Promise<AuditProblem[]> {
  const sums: Sums = new Map();
  const postings = await wrongPostings(deps, countyId, sums);
  return postings.length > 0 ? postings : wrongBalances(deps, countyId, sums);
}
