import { t } from '../text/client-text';

const PATTERN = /^P(?:(\d+)WD|(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?)?)$/;
const UNITS = ['workdays', 'years', 'months', 'weeks', 'days', 'hours', 'minutes'] as const;

/** An ISO 8601 duration or working days as words: `P2WD` 2个工作日 · `P7D` 7天 · `P1DT12H` 1天12小时. Undefined: not a duration. */
export function durationText(duration: string): string | undefined {
  const found = PATTERN.exec(duration);
  if (!found) return undefined;
  const text = UNITS.map((unit, index) => (found[index + 1] === undefined ? '' : t(`duration.${unit}`, { n: Number(found[index + 1]) }))).join('');
  return text || undefined;
}
