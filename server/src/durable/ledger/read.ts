/** What has to be known within the transaction: balances, and what was posted before. A trip or two for all that share it. */
import { asksEarlier, askedOf, balanceKey, sha256Hex, type Balance, type Place } from '@liandong/core/run';
import { native, type Connection } from '../../platform/db/index';
import type { Session } from '../model';
import type { BookAsk } from './ask';
import { ledgerBalanceModel, ledgerPostingModel, type LedgerBalanceDoc, type LedgerPostingDoc } from './model';

/** A ledger of one county's pack. */
export const ledgerKey = (countyId: string, packId: string, ledgerId: string): string => [countyId, packId, ledgerId].join('\n');
export const balanceId = (ledger: string, place: Place): string => sha256Hex(`${ledger}\n${balanceKey(place)}`).slice(0, 40);

const within = ({ account, orgId, record, dims }: Place): object =>
  ({ account, orgId, ...(record === undefined ? {} : { record }), amount: { $gt: 0 }, ...Object.fromEntries(Object.entries(dims).map(([id, value]) => [`dims.${id}`, value])) });

/** A stored document as core's balance. */
export const balanceOf = ({ account, orgId, record, dims, amount, since }: LedgerBalanceDoc): Balance => ({ account, orgId, dims, amount, since, ...(record === undefined ? {} : { record }) });

/** Balances by ledger: those that `asks` name, and what is set aside for records whose matter ends. */
export async function readBalances(db: Connection, session: Session, asks: readonly BookAsk[]): Promise<ReadonlyMap<string, Balance[]>> {
  const [ids, queries] = [new Set<string>(), new Map<string, object>()];
  for (const { countyId, pack, wants, frees, recordId } of asks) {
    for (const { ledger, place, open } of askedOf(pack, wants)) {
      const key = ledgerKey(countyId, pack.manifest.id, ledger);
      if (open) queries.set(`${key}\n${balanceKey(place)}`, { countyId, packId: pack.manifest.id, ledgerId: ledger, ...within(place) });
      else ids.add(balanceId(key, place));
    }
    if (frees) queries.set(`${countyId}\n${recordId}`, { countyId, record: recordId, amount: { $gt: 0 } });
  }
  const either = [...(ids.size > 0 ? [{ _id: { $in: [...ids] } }] : []), ...queries.values()];
  if (either.length === 0) return new Map();
  const docs = (await native(ledgerBalanceModel(db)).find({ $or: either } as never, { session }).toArray()) as unknown as LedgerBalanceDoc[];
  const found = new Map<string, Balance[]>();
  for (const doc of docs) {
    const key = ledgerKey(doc.countyId, doc.packId, doc.ledgerId);
    const same = found.get(key);
    if (same) same.push(balanceOf(doc));
    else found.set(key, [balanceOf(doc)]);
  }
  return found;
}

export type EarlierDoc = Pick<LedgerPostingDoc, '_id' | 'countyId' | 'packId' | 'ledgerId' | 'rule' | 'kind' | 'voucher' | 'turn' | 'workId' | 'recordId' | 'lines' | 'undoes'>;
const EARLIER = { countyId: 1, packId: 1, ledgerId: 1, rule: 1, kind: 1, voucher: 1, turn: 1, workId: 1, recordId: 1, lines: 1, undoes: 1 } as const;

/** What a record has posted where something of it may be taken back, and, with `vouchers`, what is posted under those that are named. */
export async function readEarlier(db: Connection, session: Session, asks: readonly BookAsk[], vouchers: boolean): Promise<EarlierDoc[]> {
  const either = asks.flatMap(({ countyId, pack, rules, wants, recordId }): object[] => [
    ...(rules.some(({ rule, times }) => asksEarlier(rule, times)) ? [{ countyId, recordId }] : []),
    ...wants.filter(({ voucher }) => vouchers && voucher !== '').map(({ ledger, rule, voucher }) => ({ countyId, packId: pack.manifest.id, ledgerId: ledger, voucher, rule: rule.id })),
  ]);
  if (either.length === 0) return [];
  return (await native(ledgerPostingModel(db)).find({ $or: either } as never, { session, projection: EARLIER }).toArray()) as unknown as EarlierDoc[];
}
