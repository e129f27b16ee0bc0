/** Times of timer events: ISO 8601 dates, durations and repeating intervals, and whole working days in the county's calendar. */
import type { Run } from './engine/run';
import { refuse } from './refused';
import type { ProcessNode } from './types';

/** ISO 8601 duration, or whole working days `PnWD`; each number short enough that a calendar can count it out. */
const DURATION = /^P(?!$)(\d{1,3}WD|(\d{1,2}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,4}D)?(T(?=\d)(\d{1,4}H)?(\d{1,6}M)?(\d{1,7}(\.\d{1,3})?S)?)?)$/;
export const isDuration = (value: unknown): boolean => typeof value === 'string' && DURATION.test(value);

/** `R3/PT10M`, `R/P1D`, `R3/2026-01-01T00:00:00Z/PT10M`: how often (−1: for ever), the time between, and when for the first time. */
export function cycleOf(text: string): { readonly times: number; readonly every: string; readonly from?: string } | undefined {
  const [, times, start, every] = /^R(\d{0,4})\/(?:([^/P]+)\/)?(P[^/]+)$/.exec(text) ?? [];
  const from = start === undefined ? undefined : dateAt(start);
  if (every === undefined || !isDuration(every) || (start !== undefined && from === undefined)) return undefined;
  return { times: times === '' ? -1 : Number(times), every, ...(from === undefined ? {} : { from }) };
}
export const isCycle = (value: unknown): boolean => typeof value === 'string' && cycleOf(value) !== undefined;

const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/;
export const isDate = (value: unknown): boolean => typeof value === 'string' && DATE.test(value) && !Number.isNaN(Date.parse(zoned(value)));
/** A date alone begins at midnight UTC; a time without zone is read as UTC: the same under any time zone of the machine. */
const zoned = (date: string): string => (/T.*(Z|[+-]\d{2}:\d{2})$/.test(date) || !date.includes('T') ? date : `${date}Z`);

export const dateAt = (value: unknown): string | undefined => (isDate(value) ? new Date(Date.parse(zoned(String(value)))).toISOString() : undefined);

/** When a timer set now is due; a time that has passed is due at once. */
export function dueOf(run: Run, node: ProcessNode, date: string, duration: string): string {
  if (date !== '') return dateAt(date) ?? refuse('process.time', `/${node.id}`, { node: node.title, time: date });
  return isDuration(duration) ? run.ctx.calendar.add(run.ctx.now, duration) : refuse('process.time', `/${node.id}`, { node: node.title, time: duration });
}
