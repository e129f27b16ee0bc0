import type { ProcessState } from '../types';

/** So many tokens make an event cost as much again. */
const CROWD = 32;

/** More was to be looked at than is allowed. */
export class Spent extends Error {}

/** Work is counted in things looked at, never in time: the same model has the same answer everywhere. */
export class Budget {
  private used = 0;
  constructor(private readonly most: number) {}
  spend(work: number): void {
    this.used += work;
    if (this.used > this.most) throw new Spent();
  }
  /** Events cost more where many tokens stand: each makes a new state. */
  spendOn(events: number, state: ProcessState): void {
    const tokens = Object.keys(state.tokens).length;
    this.spend(events * (1 + tokens / CROWD) + tokens);
  }
  get work(): number {
    return this.used;
  }
}
