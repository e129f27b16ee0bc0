/** Balances while postings are decided: what the host has read, and what was decided since. */
import type { LedgerDef } from './format';
import { isWithin, balanceKey, signed } from './places';
import type { Balance, Entry, Place } from './types';

export class Books {
  private readonly balances = new Map<string, Balance>();

  /** `under`: what this one goes on from, and leaves as it is until it is kept */
  constructor(read: readonly Balance[], private readonly today: string, private readonly under?: Books) {
    for (const balance of read) this.balances.set(balanceKey(balance), balance);
  }

  private at(key: string): Balance | undefined {
    return this.balances.get(key) ?? this.under?.at(key);
  }

  private all(): Map<string, Balance> {
    return this.under ? new Map([...this.under.all(), ...this.balances]) : this.balances;
  }

  amount(place: Place): number {
    return this.at(balanceKey(place))?.amount ?? 0;
  }

  /** What is left at the places within `asked`, the ones that are used up left out. */
  lots(asked: Place): Balance[] {
    return [...this.all().values()].filter((balance) => balance.amount > 0 && isWithin(balance, asked));
  }

  /** All that is there within `asked`, whomever it is set aside for. */
  sum(asked: Omit<Place, 'record'>): number {
    return [...this.all().values()].filter((balance) => isWithin(balance, { ...asked, ...(balance.record === undefined ? {} : { record: balance.record }) })).reduce((total, { amount }) => total + amount, 0);
  }

  /** What is left of what is set aside in an account for a record. */
  setAside(account: string, record: string): Balance[] {
    return [...this.all().values()].filter((balance) => balance.account === account && balance.record === record && balance.amount > 0);
  }

  /** The entry is decided: what comes after it finds the balance as it leaves it. */
  enter(def: LedgerDef, { side, amount, ...place }: Entry): void {
    const key = balanceKey(place);
    const { since = this.today } = this.at(key) ?? {};
    this.balances.set(key, { ...place, since, amount: this.amount(place) + signed(def, { account: place.account, side, amount }) });
  }

  /** What was decided on top of others' is theirs too from now on. */
  keep(): void {
    for (const [key, balance] of this.balances) this.under?.balances.set(key, balance);
  }
}
