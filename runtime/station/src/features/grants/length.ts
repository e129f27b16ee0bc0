import { t } from './text';

const DAY = 24;
export type Unit = 'hours' | 'days';
/** As it is written. */
export interface Length { readonly n: string; readonly unit: Unit }

export const lengthOf = (hours: number): Length => (hours >= DAY && hours % DAY === 0 ? { n: String(hours / DAY), unit: 'days' } : { n: String(hours), unit: 'hours' });
/** undefined: no whole number from 1 to the most. */
export function hoursIn({ n, unit }: Length, most: number): number | undefined {
  const hours = /^\d{1,4}$/.test(n.trim()) ? Number(n) * (unit === 'days' ? DAY : 1) : 0;
  return hours < 1 || hours > most ? undefined : hours;
}
export function lengthWords(hours: number): string {
  const { n, unit } = lengthOf(hours);
  return t(`grants.length.${unit}`, { n });
}
