/** What one decision posts, with what the host has read: every host decides by this. */
import { problem, type Problem } from '../shared/problem';
import type { BookAsk } from './ask';
import type { Books } from './books';
import { settlePostings } from './settle';
import type { Earlier, LedgerMove, Posting, Wanted } from './types';
import { freed, withUndo } from './undo';

/** A posting, and how often its rule has posted under its voucher before. */
export interface Turned extends Posting { readonly turn: number }
export interface EarlierOf extends Earlier { readonly recordId: string }

/** Of the pack that decides. */
export interface KnownBooks {
  /** by ledger: at least the balances that are asked for; they go on from what is posted */
  readonly shelf: ReadonlyMap<string, Books>;
  /** what the record has posted, and what is posted under the vouchers that are named */
  readonly earlier: readonly EarlierOf[];
  /** what was decided under a voucher since that was read */
  readonly vouchers: Set<string>;
}
export type BooksDecided = { readonly ok: true; readonly postings: readonly Turned[]; readonly moves: readonly LedgerMove[] } | { readonly ok: false; readonly problems: readonly Problem[] };

const voucherKey = (ledger: string, rule: string, voucher: string): string => [ledger, rule, voucher].join('\n');
const ofVoucher = (earlier: readonly EarlierOf[], { ledger, rule, voucher, kind }: Omit<Posting, 'lines'>): EarlierOf[] =>
  earlier.filter((one) => one.ledger === ledger && one.rule === rule && one.voucher === voucher && one.kind === kind);

/** One voucher is posted once; by the same record again only in place of what it takes back. */
function usedTwice(ask: BookAsk, { earlier, vouchers }: KnownBooks, wants: readonly Wanted[]): Problem | undefined {
  const undone = new Set([...earlier.filter(({ recordId }) => recordId === ask.recordId).flatMap(({ undoes = [] }) => undoes), ...wants.flatMap(({ undo }) => undo?.ids ?? [])]);
  const twice = wants.find(({ ledger, rule, voucher, groups }) => {
    if (voucher === '' || groups.length === 0) return false;
    const before = ofVoucher(earlier, { ledger, rule: rule.id, voucher, kind: rule.kind });
    return vouchers.has(voucherKey(ledger, rule.id, voucher)) || before.some(({ recordId, id }) => recordId !== ask.recordId || !undone.has(id));
  });
  return twice && problem('ledger.voucher-twice', '', { voucher: twice.voucher });
}

/** What is still set aside for a record whose matter ended early. */
const leftOver = ({ pack, recordId, frees }: BookAsk, shelf: KnownBooks['shelf']): Wanted[] =>
  frees ? Object.values(pack.ledgers ?? {}).flatMap((def) => freed(def, def.accounts.filter(({ kind }) => kind === 'reserve').flatMap(({ id }) => shelf.get(def.id)?.setAside(id, recordId) ?? []))) : [];

/** All of it or nothing: the books go on only from what is posted. */
export function decideBooks(ask: BookAsk, known: KnownBooks): BooksDecided {
  const own = known.earlier.filter(({ recordId }) => recordId === ask.recordId);
  const wants = [...withUndo(ask.wants, ask.rules, { earlier: own, workId: ask.workId }), ...leftOver(ask, known.shelf)];
  const twice = usedTwice(ask, known, wants);
  if (twice) return { ok: false, problems: [twice] };
  const settled = settlePostings(ask.pack, wants, known.shelf, ask.today);
  if (!settled.ok) return settled;
  for (const { ledger, rule, voucher } of settled.value.postings) if (voucher !== '') known.vouchers.add(voucherKey(ledger, rule, voucher));
  return { ok: true, moves: settled.value.moves, postings: settled.value.postings.map((posting) => ({ ...posting, turn: posting.voucher === '' ? 0 : ofVoucher(known.earlier, posting).length })) };
}
