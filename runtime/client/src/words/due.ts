import { t } from '../text/client-text';
import { partsOf } from './when';

export interface DueWords {
  readonly text: string;
  /** `over`: past · `soon`: today or tomorrow · `later` */
  readonly tone: 'over' | 'soon' | 'later';
}
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function overdueText(late: number): string {
  if (late < HOUR) return t('due.overMinutes', { n: Math.max(1, Math.floor(late / MINUTE)) });
  if (late < DAY) return t('due.overHours', { n: Math.floor(late / HOUR) });
  return t('due.overDays', { n: Math.floor(late / DAY) });
}

/** How long is left. 今天 17:00 前 · 还剩2天 · 超期1天 */
export function formatDue(due: string, now: string, zone?: string): DueWords {
  const at = partsOf(due, zone);
  const present = partsOf(now, zone);
  if (!at || !present) return { text: '', tone: 'later' };
  const late = Date.parse(now) - Date.parse(due);
  if (late > 0) return { text: overdueText(late), tone: 'over' };
  const days = at.dayNo - present.dayNo;
  if (days === 0) return { text: t('due.today', { clock: at.clock }), tone: 'soon' };
  return { text: t('due.left', { n: days }), tone: days === 1 ? 'soon' : 'later' };
}
