/** A recount that walks over every single day: slow and plain, with nothing of the engine in it but the length of a rhythm. */
import type { Life } from '../life';
import type { PlanDef } from '../format';

const DAY = 86_400_000;
const next = (date: string, n = 1): string => new Date(Date.parse(date) + n * DAY).toISOString().slice(0, 10);
function later(date: string, every: string): string {
  if (every.endsWith('D')) return next(date, Number(every.slice(1, -1)));
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const [first, last] = [new Date(Date.UTC(year, month - 1 + Number(every.slice(1, -1)), 1)), new Date(Date.UTC(year, month + Number(every.slice(1, -1)), 0))];
  return `${first.toISOString().slice(0, 8)}${String(Math.min(day, last.getUTCDate())).padStart(2, '0')}`;
}

type Row = [due: string, late: string, done: string, ended: string];

/** Every time as [due, late, done, ended], '' where it is not so. */
export function naiveDues(plan: PlanDef, life: Life, done: readonly string[], until: string): Row[] {
  if (life.stretches.length === 0) return [];
  const days = new Set(done);
  const rows: Row[] = [];
  const stretchOn = (day: string) => life.stretches.filter((stretch) => stretch.from === day).at(-1);
  let [anchor, rhythm, open]: [string, number | undefined, Row | undefined] = ['', undefined, undefined];
  for (let today = [life.from, ...done].sort()[0] ?? life.from; today <= until; today = next(today)) {
    const here = stretchOn(today);
    if (here) rhythm = here.rhythm;
    if (days.has(today) || anchor === '') {
      if (open) rows.push([open[0], open[1], today, '']);
      anchor = today;
      open = from(plan, rhythm, anchor, undefined, undefined);
    } else if (here) {
      const fresh: Row | undefined = from(plan, rhythm, anchor, today, open);
      if (open && open[1] <= today && (!fresh || fresh[0] > open[0])) rows.push([open[0], open[1], '', today]);
      open = fresh;
    }
  }
  return open ? [...rows, open] : rows;
}

function from(plan: PlanDef, rhythm: number | undefined, anchor: string, began: string | undefined, open: Row | undefined): Row | undefined {
  const found = rhythm === undefined ? undefined : plan.rhythm[rhythm];
  if (!found?.every) return undefined;
  let due = later(anchor, found.every);
  if (began !== undefined && due < began) due = open && open[0] < began ? (open[0] > due ? open[0] : due) : began;
  return [due, next(due, (found.grace ?? 0) + 1), '', ''];
}
