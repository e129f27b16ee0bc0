/** 销毁: what stands against destroying a record whose time is over. What is found of it the host says; what that means is decided here. */
import { problem, type Problem } from '../shared/problem';

/** How a record stands at the moment when it would be destroyed. */
export interface Standing {
  /** 暂缓: somebody said that it is to be kept for now */
  readonly held: boolean;
  /** the first day on which it need not be kept; undefined: its time has not begun */
  readonly until: string | undefined;
  readonly today: string;
  /** works on it that run */
  readonly running: number;
  /** what its works still have to send or to do elsewhere */
  readonly waiting: number;
  /** records that point to it by a link that refuses */
  readonly pointing: { readonly record: string; readonly count: number } | undefined;
  /** places in books where something is still kept for it */
  readonly booked: number;
  /** the record that it lives on under */
  readonly mergedInto: string | undefined;
}

/** The first thing that stands against it; undefined: it may go. */
export function whyKept({ held, until, today, running, waiting, pointing, booked, mergedInto }: Standing): Problem | undefined {
  if (held) return problem('destruction.held');
  if (mergedInto !== undefined) return problem('destruction.merged');
  if (until === undefined || until > today) return problem('destruction.not-due');
  if (running > 0) return problem('destruction.work-runs', '', { count: running });
  if (waiting > 0) return problem('destruction.effects-wait', '', { count: waiting });
  if (booked > 0) return problem('destruction.booked');
  return pointing && problem('destruction.pointed-to', '', { record: pointing.record, count: pointing.count });
}
