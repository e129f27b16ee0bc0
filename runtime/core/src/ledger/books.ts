/** Balances while postings are decided: what the host has read, and what was decided since. */
import type { LedgerDef } from './format';
import { isWithin, placeKey, signed } from './places';
import type { Balance, Entry, Place } from './types';

export class Books {
  private readonly balances = new Map<string, Balance>();

  constructor(read: readonly Balance[], private readonly today: string) {
    for (const balance of read) this.balances.set(placeKey(balance), balance);
  }

  amount(place: Place): number {
    return this.balances.get(placeKey(place))?.amount ?? 0;
  }

  /** What is left at the places within `asked`, the ones that are used up left out. */
  lots(asked: Place): Balance[] {
    return [...this.balances.values()].filter((balance) => balance.amount > 0 && isWithin(balance, asked));
  }

  /** The entry is decided: what comes after it finds the balance as it leaves it. */
  enter(def: LedgerDef, { side, amount, ...place }: Entry): void {
    const { since = this.today } = this.balances.get(placeKey(place)) ?? {};
    this.balances.set(placeKey(place), { ...place, since, amount: this.amount(place) + signed(def, { account: place.account, side, amount }) });
  }
}
