import { Temporal } from 'temporal-polyfill';
import { pad, type Day } from './civil';

/** Time zone of a time: `Z`, an offset such as `+08:00`, or a name such as `Asia/Shanghai`. */
export type Zone = string;

const OFFSET = /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/;
const MAX_OFFSET = 18 * 3600;

/** Seconds of a fixed offset; undefined for a name. */
export function fixedOffset(zone: Zone): number | undefined {
  if (zone === 'Z') return 0;
  const [, sign, hours, minutes, seconds = '0'] = OFFSET.exec(zone) ?? [];
  if (sign === undefined) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds));
}

const known = new Map<Zone, boolean>();
const MAX_KNOWN = 1000;
function isNamed(zone: Zone): boolean {
  const found = known.get(zone);
  if (found !== undefined) return found;
  if (known.size >= MAX_KNOWN) known.clear();
  let valid = true;
  try {
    new Temporal.PlainDateTime(1970, 1, 1).toZonedDateTime(zone);
  } catch {
    valid = false;
  }
  known.set(zone, valid);
  return valid;
}

export function isZone(zone: Zone): boolean {
  const offset = fixedOffset(zone);
  if (offset !== undefined) return Math.abs(offset) <= MAX_OFFSET && !/:[6-9]\d/.test(zone);
  return /^[A-Za-z]/.test(zone) && isNamed(zone);
}

/** Seconds that a zone is ahead of UTC at a local date and time. Far years follow the rules of a near one: the calendar repeats every 400. */
export function offsetAt(zone: Zone, { year, month, day }: Day, second: number): number {
  const fixed = fixedOffset(zone);
  if (fixed !== undefined) return fixed;
  const near = Math.abs(year) > 9000 ? 2000 + (((year % 400) + 400) % 400) : year;
  const local = new Temporal.PlainDateTime(near, month, day, Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60);
  return local.toZonedDateTime(zone).offsetNanoseconds / 1e9;
}

export const zoneText = (zone: Zone | undefined): string => (zone === undefined ? '' : zone === 'Z' || OFFSET.test(zone) ? zone : `@${zone}`);

/** The zone of an offset in seconds. */
export function offsetZone(seconds: number): Zone {
  const size = Math.abs(seconds);
  const text = `${seconds < 0 ? '-' : '+'}${pad(Math.floor(size / 3600), 2)}:${pad(Math.floor(size / 60) % 60, 2)}`;
  return size % 60 === 0 ? text : `${text}:${pad(size % 60, 2)}`;
}
