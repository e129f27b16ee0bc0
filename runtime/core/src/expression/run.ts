import { chinaDate } from '../shared/date';
import type { Instant } from '../shared/json';
import { Budget } from './budget';
import type { Scope } from './scope';
import { momentOf } from './values/moment';
import type { FeelDateTime } from './values/temporal';
import type { FeelValue } from './values/value';

export interface FeelCtx {
  readonly now: Instant;
  /** local calendar date of an instant; default: China's */
  readonly dateOf?: (at: Instant) => string;
  /** the county's time zone, for the clock of `now()`; default: China's */
  readonly zone?: string;
  /** what this evaluation may do; one budget may serve several that belong together. Default: one of its own */
  readonly budget?: Budget;
}

/** One evaluation: what it reads and what it may do. */
export class Run {
  private own: Budget | undefined;
  private at: FeelDateTime | null | undefined;
  constructor(readonly scope: Scope, private readonly ctx: FeelCtx) {}
  /** made when something is spent at last: most expressions are straight code */
  get budget(): Budget {
    return (this.own ??= this.ctx.budget ?? new Budget());
  }
  get spend(): (steps: number) => void {
    return this.budget.spend;
  }
  /** now, on the county's clock */
  moment(): FeelDateTime | null {
    return (this.at ??= momentOf(this.ctx.now, this.ctx.zone ?? 'Asia/Shanghai'));
  }
  get today(): string {
    return (this.ctx.dateOf ?? chinaDate)(this.ctx.now);
  }
  /** This evaluation's names, on the budget of another that calls a function of it. */
  paidBy(caller: Run): Run {
    return caller.budget === this.budget ? this : new Run(this.scope, { ...this.ctx, budget: caller.budget });
  }
  write(text: string): string {
    return this.budget.write(text);
  }
}

/** Where local names stand while a body runs: one for each loop, filter, context and call, linked to the one around it. */
export class Frame {
  constructor(readonly run: Run, readonly slots: FeelValue[], readonly outer: Frame | undefined) {}
}

/** A compiled piece of an expression. */
export type Code = (frame: Frame) => FeelValue;
