/** Periods that people ask for, as the server names them. `now` is an instant; months are counted as the county counts them. */
const MINUTE = 60_000;
const CHINA = 8 * 60 * MINUTE;

export type PeriodName = 'thisMonth' | 'lastMonth' | 'thisYear' | 'lastYear' | 'allTimes';
export function periodsAt(now: string): { readonly id: string; readonly name: PeriodName }[] {
  const day = new Date(Date.parse(now) + CHINA).toISOString();
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const before = month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`;
  return [
    { id: day.slice(0, 7), name: 'thisMonth' }, { id: before, name: 'lastMonth' }, { id: String(year), name: 'thisYear' }, { id: String(year - 1), name: 'lastYear' }, { id: 'all', name: 'allTimes' },
  ];
}
