/** The books counted anew from the postings alone, by their own reckoning: which account grows by which side is read from the pack's file. */
import type { TestServer } from '@liandong/server/testing';

type Db = TestServer['deps']['db'];
interface Line { readonly account: string; readonly side: string; readonly amount: number; readonly orgId: string; readonly record?: string; readonly dims: Readonly<Record<string, string>> }
export interface Posted { readonly _id: string; readonly ledgerId: string; readonly voucher: string; readonly rule: string; readonly kind: string; readonly workId: string; readonly entry: string; readonly lines: readonly Line[] }
interface Balance extends Line { readonly ledgerId: string }

const placeOf = (ledger: string, { account, orgId, record, dims }: Line): string => [ledger, account, orgId, record ?? '', ...Object.entries(dims).sort().flat()].join('|');

export const postedIn = async (db: Db): Promise<Posted[]> => (await db.collection('ledger_postings').find().toArray()) as unknown as Posted[];

/** What is wrong: postings that do not balance, balances that are no sums, what is below zero, vouchers that were posted twice. `sources`: accounts that grow by credit. */
export async function wrongBooks(db: Db, sources: readonly string[]): Promise<string[]> {
  const [postings, balances] = [await postedIn(db), (await db.collection('ledger_balances').find().toArray()) as unknown as Balance[]];
  const sums = new Map<string, number>();
  const faults: string[] = [];
  for (const posting of postings) {
    let total = 0;
    for (const line of posting.lines) {
      const signed = (line.side === 'credit') === sources.includes(line.account) ? line.amount : -line.amount;
      sums.set(placeOf(posting.ledgerId, line), (sums.get(placeOf(posting.ledgerId, line)) ?? 0) + signed);
      total += line.side === 'debit' ? line.amount : -line.amount;
      if (!Number.isInteger(line.amount) || line.amount <= 0) faults.push(`${posting._id} has a line of ${line.amount}`);
    }
    if (total !== 0) faults.push(`${posting._id} does not balance`);
  }
  for (const balance of balances) {
    const place = placeOf(balance.ledgerId, balance);
    if (balance.amount !== sums.get(place)) faults.push(`${place} is ${balance.amount}, not ${sums.get(place)}`);
    if (balance.amount < 0) faults.push(`${place} is below zero`);
    sums.delete(place);
  }
  for (const place of sums.keys()) faults.push(`${place} has no balance`);
  const vouchers = postings.map(({ ledgerId, rule, kind, voucher }) => [ledgerId, rule, kind, voucher].join('|'));
  return [...faults, ...vouchers.filter((voucher, index) => vouchers.indexOf(voucher) !== index).map((voucher) => `${voucher} was posted twice`)];
}
