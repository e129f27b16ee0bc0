import type { PlanDef } from './format';
import type { Life, Stretch } from './life';
import { lateFrom, nextAfter } from './rhythm';

/** One time that somebody is to be seen. */
export interface Obligation {
  /** local date */
  readonly due: string;
  /** first day on which it is late */
  readonly late: string;
  /** the place of its rhythm in the plan */
  readonly rhythm: number;
  /** the day before which it was counted: when it was done last, or when it began */
  readonly after: string;
  /** there was nothing done before it: `after` is when it began */
  readonly isFirst?: true;
  /** when it was done */
  readonly done?: string;
  /** late, it was given up on this day: the rhythm became slower, or it left the list */
  readonly ended?: string;
}
/** Counted from a day: when it was done last, or (`isDone` false) when it began. */
interface Anchor { readonly on: string; readonly isDone: boolean }

const least = (a: string, b: string): string => (a < b ? a : b);
const most = (a: string, b: string): string => (a > b ? a : b);

/** One that ends without having been done counts only where it was late by then. */
const givenUp = (open: Obligation | undefined, on: string): Obligation[] => (open && open.late <= on ? [{ ...open, ended: on }] : []);

/** What is open under a new stretch. A quicker rhythm makes due on the day it begins at the earliest, save what was due already. */
function under(plan: PlanDef, stretch: Stretch, { on, isDone }: Anchor, open: Obligation | undefined): Obligation | undefined {
  const rhythm = plan.rhythm[stretch.rhythm ?? -1];
  const next = rhythm && nextAfter(rhythm, on, isDone);
  if (!rhythm || next === undefined || stretch.rhythm === undefined) return undefined;
  const due = next >= stretch.from || stretch.from <= on ? next : least(stretch.from, most(next, open?.due ?? stretch.from));
  return { due, late: lateFrom(due, rhythm), rhythm: stretch.rhythm, after: on, ...(isDone ? {} : { isFirst: true }) };
}

/** Stretches that matter from a day until the next time it is done: the one that holds then, and those that begin later. */
function stretchesFrom(stretches: readonly Stretch[], from: string, until: string | undefined): readonly Stretch[] {
  const begun = stretches.filter((stretch) => stretch.from <= from);
  const later = stretches.filter((stretch) => stretch.from > from && (until === undefined || stretch.from < until));
  return [...begun.slice(-1), ...later];
}

/** From one anchor to the next time it is done: what was given up on the way, and what is open (or closed) at its end. */
function between(plan: PlanDef, life: Life, anchor: Anchor, until: string | undefined): Obligation[] {
  const ended: Obligation[] = [];
  let open: Obligation | undefined;
  for (const stretch of stretchesFrom(life.stretches, anchor.on, until)) {
    const next = under(plan, stretch, anchor, open);
    if (!next || (open && next.due > open.due)) ended.push(...givenUp(open, stretch.from));
    open = next;
  }
  return open ? [...ended, until === undefined ? open : { ...open, done: until }] : ended;
}

/** All times of one record, in order: each but the last is done or given up. `done`: local dates, in any order. Never two at once: what is missed stays open and does not pile up. */
export function obligationsOf(plan: PlanDef, life: Life, done: readonly string[]): Obligation[] {
  if (life.stretches.length === 0) return [];
  const days = [...new Set(done)].sort();
  const isDoneFirst = days[0] !== undefined && days[0] <= life.from;
  const anchors: Anchor[] = [...(isDoneFirst ? [] : [{ on: life.from, isDone: false }]), ...days.map((on) => ({ on, isDone: true }))];
  return anchors.flatMap((anchor, index) => between(plan, life, anchor, anchors[index + 1]?.on));
}

const isOpen = ({ done, ended }: Obligation): boolean => done === undefined && ended === undefined;
/** What is due now, or next; undefined: it is not on the list. */
export function openOf(obligations: readonly Obligation[]): Obligation | undefined {
  const last = obligations.at(-1);
  return last && isOpen(last) ? last : undefined;
}
