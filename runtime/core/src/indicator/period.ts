/** A period as text: `all`, `2026`, `2026-Q4`, `2026-11`; its local dates run from the first (included) to the last (excluded). */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}

const month = (year: number, index: number): string => {
  const at = year * 12 + index;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`;
};

/** undefined = no bounds (`all`, or not a period). */
export function rangeOf(period: string): DateRange | undefined {
  const [, year, , quarter, single] = /^(\d{4})(-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(period) ?? [];
  if (year === undefined) return undefined;
  const y = Number(year);
  if (quarter !== undefined) return { from: month(y, (Number(quarter) - 1) * 3), to: month(y, Number(quarter) * 3) };
  if (single !== undefined) return { from: month(y, Number(single) - 1), to: month(y, Number(single)) };
  return { from: month(y, 0), to: month(y, 12) };
}

/** The period of a kind that a local date lies in. */
export function periodOf(date: string, kind: 'month' | 'quarter' | 'year' | 'all'): string {
  if (kind === 'all') return 'all';
  if (kind === 'year') return date.slice(0, 4);
  if (kind === 'month') return date.slice(0, 7);
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

/** The period of the same kind before this one; undefined before `all`. */
export function periodBefore(period: string): string | undefined {
  const range = rangeOf(period);
  if (!range) return undefined;
  const kind = period.length === 4 ? 'year' : period.includes('Q') ? 'quarter' : 'month';
  const [year = 0, single = 1] = range.from.split('-').map(Number);
  return periodOf(month(year, single - 2), kind);
}

/** As many periods of one kind, oldest first, up to this one. @example periodsUpTo('2026-Q1', 2) // ['2025-Q4', '2026-Q1'] */
export function periodsUpTo(period: string, count: number): string[] {
  const found = [period];
  for (let before = periodBefore(period); before !== undefined && found.length < count; before = periodBefore(before)) found.unshift(before);
  return found;
}
