/** A calendar day that exists, as dates are stored. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}

/** The day of a date or of a moment, in words, as the county counts days. */
export function dayText(at: string, language: string): string {
  const day = new Date(at);
  return Number.isNaN(day.getTime()) ? at : new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'Asia/Shanghai' }).format(day);
}
