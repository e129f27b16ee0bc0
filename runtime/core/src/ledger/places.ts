/** Which account grows by what, and how a place is named. */
import type { LedgerAccount, LedgerDef } from './format';
import type { Entry, Place, Side } from './types';

export const growsBy = (kind: LedgerAccount['kind']): Side => (kind === 'source' ? 'credit' : 'debit');
export const otherSide = (side: Side): Side => (side === 'debit' ? 'credit' : 'debit');
export const accountOf = (def: LedgerDef, id: string): LedgerAccount | undefined => def.accounts.find((account) => account.id === id);

/** What an entry adds to its balance. */
export function signed(def: LedgerDef, { account, side, amount }: Pick<Entry, 'account' | 'side' | 'amount'>): number {
  const kind = accountOf(def, account)?.kind ?? 'asset';
  return side === growsBy(kind) ? amount : -amount;
}

/** The same text for the same place, whatever order its dimensions were written in. */
export const balanceKey = ({ account, orgId, record, dims }: Place): string =>
  JSON.stringify([account, orgId, record ?? '', ...Object.keys(dims).sort().flatMap((id) => [id, dims[id]])]);

/** Is it one of those with these dimensions, whatever its others are? */
export const isWithin = (place: Place, asked: Place): boolean =>
  place.account === asked.account && place.orgId === asked.orgId && place.record === asked.record && Object.entries(asked.dims).every(([id, value]) => place.dims[id] === value);
