/** Within the transaction: decide what all that share it post, one after the other. Who is refused does not hold up the others. */
import { Books, decideBooks, withUndo, type EarlierOf, type LedgerMove, type Problem, type Turned } from '@liandong/core/run';
import type { Connection } from '../../platform/db/index';
import type { Session } from '../model';
import type { BookAsk } from './ask';
import { ledgerKey, readBalances, readEarlier, type EarlierDoc } from './read';

export interface Booked { readonly ask: BookAsk; readonly postings: readonly Turned[]; readonly moves: readonly LedgerMove[] }
export type Verdict = Booked | { readonly problems: readonly Problem[] } | undefined;

const earlierOf = ({ _id, ledgerId, rule, kind, voucher, lines, undoes, workId, recordId }: EarlierDoc): EarlierOf => ({ id: _id, ledger: ledgerId, rule, kind, voucher, lines, workId, recordId, ...(undoes === undefined ? {} : { undoes }) });

interface Known { readonly shelf: Map<string, Books>; readonly earlier: readonly EarlierDoc[]; /** vouchers of this transaction, by county and pack */ readonly vouchers: Map<string, Set<string>> }

function bookOf({ shelf }: Known, key: string, today: string): Books {
  const books = shelf.get(key) ?? new Books([], today);
  shelf.set(key, books);
  return books;
}
function vouchersOf({ vouchers }: Known, countyId: string, packId: string): Set<string> {
  const key = `${countyId}\n${packId}`;
  const found = vouchers.get(key) ?? new Set();
  vouchers.set(key, found);
  return found;
}

function decide(ask: BookAsk, known: Known): Verdict {
  const { pack, countyId, today } = ask;
  const packId = pack.manifest.id;
  const shelf = new Map(Object.keys(pack.ledgers ?? {}).map((id) => [id, bookOf(known, ledgerKey(countyId, packId, id), today)]));
  const earlier = known.earlier.filter((doc) => doc.countyId === countyId && doc.packId === packId).map(earlierOf);
  const decided = decideBooks(ask, { shelf, earlier, vouchers: vouchersOf(known, countyId, packId) });
  return decided.ok ? { ask, postings: decided.postings, moves: decided.moves } : { problems: decided.problems };
}

/**
 * In the order of `asks`; undefined for who posts nothing. That a voucher is a new one is taken for granted: one that is not is refused by its unique
 * key when it is written, and then it is decided once more, with what was posted under it (`vouchers`).
 */
export async function settleBooks(db: Connection, session: Session, asks: readonly (BookAsk | undefined)[], vouchers: boolean): Promise<readonly Verdict[]> {
  const real = asks.flatMap((ask) => ask ?? []);
  const [first] = real;
  if (!first) return asks.map(() => undefined);
  const earlier = await readEarlier(db, session, real, vouchers);
  const again = real.map((ask) => ({ ...ask, wants: withUndo(ask.wants, ask.rules, { earlier: earlier.filter(({ recordId, countyId }) => recordId === ask.recordId && countyId === ask.countyId).map(earlierOf), workId: ask.workId }) }));
  const balances = await readBalances(db, session, again);
  const known: Known = { earlier, vouchers: new Map(), shelf: new Map([...balances].map(([key, read]) => [key, new Books(read, first.today)])) };
  return asks.map((ask) => ask && decide(ask, known));
}
