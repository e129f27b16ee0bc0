import { t } from '../text/client-text';

export const TIME_ZONE = 'Asia/Shanghai';
const DAY = 86_400_000;

interface Parts { readonly year: number; readonly month: number; readonly day: number; readonly weekday: number; readonly clock: string; readonly dayNo: number }

const formats = new Map<string, Intl.DateTimeFormat>();
function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', { timeZone: zone, year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  formats.set(zone, made);
  return made;
}

/** Wall-clock parts in the county's zone; `dayNo` counts days so that calendar days can be subtracted. */
export function partsOf(instant: string, zone: string = TIME_ZONE): Parts | undefined {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return undefined;
  const found = Object.fromEntries(formatFor(zone).formatToParts(date).map((part) => [part.type, part.value]));
  const [year, month, day] = [Number(found.year), Number(found.month), Number(found.day)];
  const midnight = Date.UTC(year, month - 1, day);
  return { year, month, day, weekday: new Date(midnight).getUTCDay(), clock: `${found.hour}:${found.minute}`, dayNo: Math.round(midnight / DAY) };
}

const WEEK = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const NEAR: Readonly<Record<string, 'today' | 'yesterday' | 'tomorrow'>> = { 0: 'today', '-1': 'yesterday', 1: 'tomorrow' };

function dayOf(at: Parts, now: Parts): { readonly text: string; readonly near: boolean } {
  const away = at.dayNo - now.dayNo;
  const near = NEAR[away];
  if (near) return { text: t(`when.${near}`), near: true };
  if (away < 0 && away > -7) return { text: t(`when.${WEEK[at.weekday] ?? 'sun'}`), near: true };
  return { text: t(at.year === now.year ? 'when.date' : 'when.fullDate', { year: at.year, month: at.month, day: at.day }), near: false };
}

/** The date with its weekday. 11月25日 周三 */
export function formatDate(instant: string, zone?: string): string {
  const at = partsOf(instant, zone);
  return at ? t('when.dateAndWeekday', { month: at.month, day: at.day, weekday: t(`when.${WEEK[at.weekday] ?? 'sun'}`) }) : '';
}

/** The day alone. 今天 · 昨天 · 周三 · 11月20日 · 2025年11月20日 */
export function formatDay(instant: string, now: string, zone?: string): string {
  const at = partsOf(instant, zone);
  const present = partsOf(now, zone);
  return at && present ? dayOf(at, present).text : '';
}

/** Day, and the time of day while it is near. 今天 14:05 · 昨天 09:30 · 周三 16:00 · 11月20日 */
export function formatWhen(instant: string, now: string, zone?: string): string {
  const at = partsOf(instant, zone);
  const present = partsOf(now, zone);
  if (!at || !present) return '';
  const { text, near } = dayOf(at, present);
  return near ? t('when.withClock', { day: text, clock: at.clock }) : text;
}

/** Day and time of day, also when it is long ago. */
export function formatMoment(instant: string, now: string, zone?: string): string {
  const at = partsOf(instant, zone);
  const present = partsOf(now, zone);
  return at && present ? t('when.withClock', { day: dayOf(at, present).text, clock: at.clock }) : '';
}

/** For files and paper, where today is another day. 2026-11-24 10:00 */
export function formatStamp(instant: string, zone?: string): string {
  const at = partsOf(instant, zone);
  return at ? `${at.year}-${String(at.month).padStart(2, '0')}-${String(at.day).padStart(2, '0')} ${at.clock}` : '';
}

/** The time of day alone. 10:32 */
export const formatClock = (instant: string, zone?: string): string => partsOf(instant, zone)?.clock ?? '';
