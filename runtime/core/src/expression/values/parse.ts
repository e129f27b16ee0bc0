/** Texts of ISO 8601, as XML Schema and FEEL narrow them, to values; undefined for a text that is none. */
import { dayNumber, dayOf, daysInMonth, MAX_YEAR } from './civil';
import { DayTimeDuration, YearMonthDuration, type Duration } from './duration';
import { FeelDate, FeelDateTime, FeelTime, midnight } from './temporal';
import { isZone } from './zone';

export function dateFrom(year: number, month: number, day: number): FeelDate | undefined {
  if (![year, month, day].every(Number.isInteger) || Math.abs(year) > MAX_YEAR) return undefined;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month) ? new FeelDate(year, month, day) : undefined;
}

const DATE = /^(-?(?:[1-9]\d{4,8}|\d{4}))-(\d\d)-(\d\d)$/;
export function parseDate(text: string): FeelDate | undefined {
  const [, year, month, day] = DATE.exec(text) ?? [];
  return year === undefined ? undefined : dateFrom(Number(year), Number(month), Number(day));
}

const TIME = /^(\d\d):([0-5]\d):([0-5]\d)(?:\.(\d{1,32}))?(Z|[+-]\d\d:\d\d(?::\d\d)?|@.{1,64})?$/i;
export function parseTime(text: string): FeelTime | undefined {
  const [, hour, minute, second, fraction = '', suffix] = TIME.exec(text) ?? [];
  if (hour === undefined || Number(hour) > 23) return undefined;
  const zone = suffix?.toUpperCase() === 'Z' ? 'Z' : suffix?.replace(/^@/, '');
  if (zone !== undefined && !isZone(zone)) return undefined;
  return new FeelTime(Number(hour) * 3600 + Number(minute) * 60 + Number(second), Number(fraction.padEnd(9, '0').slice(0, 9)), zone);
}

/** A date alone is its midnight. */
export function parseDateTime(text: string): FeelDateTime | undefined {
  const at = text.indexOf('T');
  const date = parseDate(at < 0 ? text : text.slice(0, at));
  if (!date) return undefined;
  if (at < 0) return midnight(date);
  // the end of a day is the beginning of the next
  const [day, rest] = [/T24(?=:00:00(?:\.0+)?(?!\.|\d))/.test(text) ? dayOf(dayNumber(date) + 1) : date, text.slice(at + 1)];
  const time = parseTime(day === date ? rest : rest.replace(/^24/, '00'));
  return time && new FeelDateTime(FeelDate.of(day), time);
}

const YEARS_MONTHS = /^(-?)P(?=\d)(?:(\d{1,10})Y)?(?:(\d{1,10})M)?$/;
const DAYS_TIME = /^(-?)P(?=\d|T\d)(?:(\d{1,12})D)?(?:T(?=\d)(?:(\d{1,14})H)?(?:(\d{1,14})M)?(?:(\d{1,15})(?:\.(\d{0,32}))?S)?)?$/;

const nanosOf = (fraction: string): number => Number(fraction.padEnd(9, '0').slice(0, 9));

function parseDaysTime(text: string): DayTimeDuration | undefined {
  const [, minus, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = DAYS_TIME.exec(text) ?? [];
  if (minus === undefined) return undefined;
  const total = Number(days) * 86_400 + Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  if (!Number.isSafeInteger(total)) return undefined;
  return minus === '-' ? DayTimeDuration.of(-total, -nanosOf(fraction)) : DayTimeDuration.of(total, nanosOf(fraction));
}

export function parseDuration(text: string): Duration | undefined {
  const [, minus, years = '0', months = '0'] = YEARS_MONTHS.exec(text) ?? [];
  if (minus === undefined) return parseDaysTime(text);
  const total = Number(years) * 12 + Number(months);
  return new YearMonthDuration(minus === '-' && total > 0 ? -total : total);
}

/** What stands after `@`: whichever of them the text is. */
export const parseTemporal = (text: string): FeelDate | FeelTime | FeelDateTime | Duration | undefined => {
  if (/^-?P/.test(text)) return parseDuration(text);
  if (/^\d\d:/.test(text)) return parseTime(text);
  return text.includes('T') ? parseDateTime(text) : parseDate(text);
};
