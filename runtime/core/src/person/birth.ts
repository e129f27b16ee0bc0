import { isDate } from '../shared/date';

/** Day and month the other way round, where that is a date: how one is written down wrong. */
export function swapped(date: string): string | undefined {
  const [year = '', month = '', day = ''] = date.split('-');
  const other = `${year}-${day}-${month}`;
  return other !== date && isDate(other) ? other : undefined;
}

const atYear = (date: string, by: number): string => `${String(Number(date.slice(0, 4)) + by).padStart(4, '0')}${date.slice(4)}`;
/** The same day one year earlier and later: 虚岁, or a slip. */
export const yearBeside = (date: string): string[] => (isDate(date) ? [atYear(date, -1), atYear(date, 1)] : []);

/** Full years on a day; who is born on 29 February has his birthday on 1 March. undefined: not born yet, or no date. */
export function ageOn(birthDate: string | undefined, day: string): number | undefined {
  if (birthDate === undefined || !isDate(birthDate) || !isDate(day) || birthDate > day) return undefined;
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** The day from which he is so old. */
export function birthdayOf(birthDate: string, age: number): string {
  const day = atYear(birthDate, age);
  return isDate(day) ? day : `${day.slice(0, 4)}-03-01`;
}
