/** Taking postings back: the same lines on the other side, never an edit. */
import type { LedgerDef, PostingRule } from './format';
import { accountOf, otherSide } from './places';
import type { Balance, Earlier, Entry, Undo, Wanted } from './types';

/** Postings that nothing has taken back yet. */
export function standing(earlier: readonly Earlier[]): Earlier[] {
  const undone = new Set(earlier.flatMap(({ undoes = [] }) => undoes));
  return earlier.filter(({ id, undoes }) => undoes === undefined && !undone.has(id));
}

export const undoOf = (postings: readonly Earlier[]): Undo =>
  ({ ids: postings.map(({ id }) => id), lines: postings.flatMap(({ lines }) => lines.map((entry) => ({ ...entry, side: otherSide(entry.side) }))) });

/** Does a rule ask what was posted before? Of its own work when the step is done once more; of the record when it takes back. */
export const asksEarlier = ({ kind, again }: PostingRule, times: number): boolean => kind === 'reverse' || (again !== 'add' && times > 1);

interface AtWork { readonly ledger: string; readonly rule: PostingRule; readonly times: number }

/** What is wanted, with what is taken back of what the record has posted (`earlier`, where `asksEarlier` says so). */
export function withUndo(wants: readonly Wanted[], rules: readonly AtWork[], { earlier, workId }: { readonly earlier: readonly Earlier[]; readonly workId: string }): Wanted[] {
  const live = standing(earlier);
  const taken = rules.flatMap(({ ledger, rule, times }) => {
    if (!asksEarlier(rule, times)) return [];
    const found = live.filter((posting) => posting.ledger === ledger && (rule.kind === 'reverse' ? posting.rule === rule.of : posting.rule === rule.id && posting.workId === workId));
    return found.length > 0 ? [{ ledger, rule, undo: undoOf(found), voucher: found[0]?.voucher ?? '' }] : [];
  });
  const rest = [...wants];
  const withOwn = taken.map(({ ledger, rule, undo, voucher }): Wanted => {
    const index = rest.findIndex((wanted) => wanted.ledger === ledger && wanted.rule === rule);
    const [own] = index < 0 ? [] : rest.splice(index, 1);
    return { ledger, rule, voucher: own?.voucher ?? voucher, groups: own?.groups ?? [], undo };
  });
  return [...withOwn, ...rest];
}

/**
 * A matter that ends early needs nothing any more: what is left of what it had set aside goes back to where it was taken from. `left`: what is
 * set aside for its record.
 */
export function freed(def: LedgerDef, left: readonly Balance[]): Wanted[] {
  return left.flatMap(({ amount, since: _since, ...place }): Wanted[] => {
    const rule = def.postings.find((one) => one.kind === 'reserve' && one.lines.some(({ account, side }) => account === place.account && side === 'debit'));
    const from = rule?.lines.map(({ account }) => accountOf(def, account)).find((account) => account?.kind === 'asset');
    if (!rule || !from || amount <= 0) return [];
    const dims = Object.fromEntries(from.dimensions.map((id) => [id, place.dims[id] ?? '']));
    const back: Entry = { account: from.id, orgId: place.orgId, dims, side: 'debit', amount };
    return [{ ledger: def.id, rule: { ...rule, kind: 'release' }, voucher: '', groups: [[{ ...back, open: [] }, { ...place, side: 'credit', amount, open: [] }]] }];
  });
}
