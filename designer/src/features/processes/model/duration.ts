/** Time limits as people say them: a number and a unit. Anything else stays as it is written. */
export const DURATION_UNITS = ['WD', 'D', 'H', 'M'] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];
export interface Amount {
  readonly count: number;
  readonly unit: DurationUnit;
}

/**
 * @example readAmount('P2WD') // { count: 2, unit: 'WD' }
 */
export function readAmount(duration: string): Amount | undefined {
  const days = /^P(\d+)(WD|D|W)$/.exec(duration);
  if (days) return days[2] === 'W' ? { count: Number(days[1]) * 7, unit: 'D' } : { count: Number(days[1]), unit: days[2] as DurationUnit };
  const clock = /^PT(\d+)(H|M)$/.exec(duration);
  return clock ? { count: Number(clock[1]), unit: clock[2] as DurationUnit } : undefined;
}

export const writeAmount = ({ count, unit }: Amount): string => (unit === 'H' || unit === 'M' ? `PT${count}${unit}` : `P${count}${unit}`);
