/** FIFO: which lots an amount is taken from. */
import type { LedgerAccount, LedgerDef, PostingRule } from './format';
import type { Balance, Draft, Entry } from './types';

/** The day after which a lot is of no use any more: the account's dimension of kind `date`. */
const expiryOf = (def: LedgerDef, account: LedgerAccount): string | undefined => def.dimensions.find(({ id, kind }) => kind === 'date' && account.dimensions.includes(id))?.id;

/** Those that expire first or came first, then by their names, so that the same lots are found everywhere. */
function inOrder(lots: readonly Balance[], pick: Draft['pick'], expiry: string | undefined): Balance[] {
  const first = ({ dims, since }: Balance): string => (pick === 'expiry' && expiry !== undefined ? (dims[expiry] ?? '9999') : since);
  const rank = (lot: Balance): string => [first(lot), lot.since, ...Object.keys(lot.dims).sort().map((id) => lot.dims[id])].join('\n');
  return lots.map((lot) => ({ lot, rank: rank(lot) })).sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ lot }) => lot);
}

export interface Picked {
  readonly entries: readonly Entry[];
  /** what there was to take from, and what was there too but has expired */
  readonly have: number;
  readonly expired: number;
}

/** Nothing that has expired is given out; what was set aside may go back when it has. */
export function pickLots(def: LedgerDef, account: LedgerAccount, draft: Draft, { lots, kind, today }: { readonly lots: readonly Balance[]; readonly kind: PostingRule['kind']; readonly today: string }): Picked {
  const expiry = draft.pick === 'expiry' && kind !== 'release' ? expiryOf(def, account) : undefined;
  const isExpired = ({ dims }: Balance): boolean => expiry !== undefined && (dims[expiry] ?? '9999') < today;
  const good = inOrder(lots.filter((lot) => !isExpired(lot)), draft.pick, expiryOf(def, account));
  const sum = (some: readonly Balance[]): number => some.reduce((total, { amount }) => total + amount, 0);
  let left = draft.amount;
  const entries = good.flatMap(({ amount, since: _since, ...place }): Entry[] => {
    const taken = Math.min(left, amount);
    left -= taken;
    return taken > 0 ? [{ ...place, side: draft.side, amount: taken }] : [];
  });
  return { entries, have: sum(good), expired: sum(lots.filter(isExpired)) };
}

/** A line that leaves open what another one has picked follows it, lot by lot; undefined: it cannot. */
export function following({ open, pick: _pick, ...draft }: Draft, picked: readonly Entry[]): Entry[] | undefined {
  const total = picked.reduce((sum, { amount }) => sum + amount, 0);
  const knows = picked.every(({ dims }) => open.every((id) => dims[id] !== undefined));
  if (total !== draft.amount || !knows) return undefined;
  const lots = new Map<string, Entry>();
  for (const { dims, amount } of picked) {
    const own = Object.fromEntries(open.map((id) => [id, dims[id] ?? '']));
    const key = JSON.stringify(own);
    lots.set(key, { ...draft, dims: { ...draft.dims, ...own }, amount: (lots.get(key)?.amount ?? 0) + amount });
  }
  return [...lots.values()];
}
