/** Within the transaction: decide what all that share it post, one after the other. Who is refused does not hold up the others. */
import { Books, freed, problem, settlePostings, withUndo, type Earlier, type LedgerMove, type Posting, type Problem, type Wanted } from '@liandong/core/run';
import type { Connection } from '../../platform/db/index';
import type { Session } from '../model';
import type { BookAsk } from './ask';
import { ledgerKey, readBalances, readEarlier, type EarlierDoc } from './read';

/** A posting, and how often its rule has posted under its voucher before. */
export interface Turned extends Posting { readonly turn: number }
export interface Booked { readonly ask: BookAsk; readonly postings: readonly Turned[]; readonly moves: readonly LedgerMove[] }
export type Verdict = Booked | { readonly problems: readonly Problem[] } | undefined;

const earlierOf = ({ _id, ledgerId, rule, kind, voucher, lines, undoes, workId }: EarlierDoc): Earlier => ({ id: _id, ledger: ledgerId, rule, kind, voucher, lines, workId, ...(undoes === undefined ? {} : { undoes }) });

interface Known { readonly shelf: Map<string, Books>; readonly earlier: readonly EarlierDoc[]; /** vouchers of this transaction */ readonly vouchers: Set<string> }

const voucherKey = (ask: BookAsk, ledger: string, { rule, voucher }: { readonly rule: string; readonly voucher: string }): string => [ledgerKey(ask.countyId, ask.pack.manifest.id, ledger), rule, voucher].join('\n');
const ofVoucher = (ask: BookAsk, earlier: readonly EarlierDoc[], { ledger, rule, voucher, kind }: Posting): EarlierDoc[] =>
  earlier.filter((doc) => doc.countyId === ask.countyId && doc.packId === ask.pack.manifest.id && doc.ledgerId === ledger && doc.rule === rule && doc.voucher === voucher && doc.kind === kind);

/** One voucher is posted once; by the same record again only in place of what it takes back. */
function usedTwice(ask: BookAsk, { earlier, vouchers }: Known, wants: readonly Wanted[], undone: ReadonlySet<string>): Problem | undefined {
  const twice = wants.find(({ ledger, rule, voucher, groups }) => {
    if (voucher === '' || groups.length === 0) return false;
    const before = ofVoucher(ask, earlier, { ledger, rule: rule.id, voucher, kind: rule.kind, lines: [] });
    return vouchers.has(voucherKey(ask, ledger, { rule: rule.id, voucher })) || before.some((doc) => doc.recordId !== ask.recordId || !undone.has(doc._id));
  });
  return twice && problem('ledger.voucher-twice', '', { voucher: twice.voucher });
}

/** Those that were taken back before, and those that are now. */
const undoneIn = (ask: BookAsk, { earlier }: Known, wants: readonly Wanted[]): ReadonlySet<string> =>
  new Set([...earlier.filter(({ recordId }) => recordId === ask.recordId).flatMap(({ undoes = [] }) => undoes), ...wants.flatMap(({ undo }) => undo?.ids ?? [])]);

function decide(ask: BookAsk, known: Known): Verdict {
  const { pack, countyId, workId, recordId, today } = ask;
  const packId = pack.manifest.id;
  const own = known.earlier.filter((doc) => doc.countyId === countyId && doc.packId === packId && doc.recordId === recordId).map(earlierOf);
  const shelf = new Map(Object.keys(pack.ledgers ?? {}).map((id) => [id, bookOf(known, ledgerKey(countyId, packId, id), today)]));
  const back = ask.frees ? Object.values(pack.ledgers ?? {}).flatMap((def) => freed(def, def.accounts.filter(({ kind }) => kind === 'reserve').flatMap(({ id }) => shelf.get(def.id)?.setAside(id, recordId) ?? []))) : [];
  const wants = [...withUndo(ask.wants, ask.rules, { earlier: own, workId }), ...back];
  const twice = usedTwice(ask, known, wants, undoneIn(ask, known, wants));
  const settled = twice ? undefined : settlePostings(pack, wants, shelf, today);
  if (!settled?.ok) return { problems: twice ? [twice] : (settled?.problems ?? []) };
  for (const { ledger, rule, voucher } of settled.value.postings) if (voucher !== '') known.vouchers.add(voucherKey(ask, ledger, { rule, voucher }));
  return { ask, moves: settled.value.moves, postings: settled.value.postings.map((posting) => ({ ...posting, turn: posting.voucher === '' ? 0 : ofVoucher(ask, known.earlier, posting).length })) };
}

function bookOf({ shelf }: Known, key: string, today: string): Books {
  const books = shelf.get(key) ?? new Books([], today);
  shelf.set(key, books);
  return books;
}

/** In the order of `asks`; undefined for who posts nothing. */
export async function settleBooks(db: Connection, session: Session, asks: readonly (BookAsk | undefined)[]): Promise<readonly Verdict[]> {
  const real = asks.flatMap((ask) => ask ?? []);
  const [first] = real;
  if (!first) return asks.map(() => undefined);
  const earlier = await readEarlier(db, session, real);
  const again = real.map((ask) => ({ ...ask, wants: withUndo(ask.wants, ask.rules, { earlier: earlier.filter(({ recordId, countyId }) => recordId === ask.recordId && countyId === ask.countyId).map(earlierOf), workId: ask.workId }) }));
  const balances = await readBalances(db, session, again);
  const known: Known = { earlier, vouchers: new Set(), shelf: new Map([...balances].map(([key, read]) => [key, new Books(read, first.today)])) };
  return asks.map((ask) => ask && decide(ask, known));
}
