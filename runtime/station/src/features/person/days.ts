import { t } from './text';

/** A local date as it is read. 2026年1月5日 */
export function dayText(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return day === '' ? date : t('days.one', { year, month: String(Number(month)), day: String(Number(day)) });
}

/** Since when and until when; nothing where neither is known. */
export function periodText({ since, until }: { readonly since?: string | undefined; readonly until?: string | undefined }): string | undefined {
  if (since !== undefined && until !== undefined) return t('days.both', { since: dayText(since), until: dayText(until) });
  if (since !== undefined) return t('days.since', { since: dayText(since) });
  return until === undefined ? undefined : t('days.until', { until: dayText(until) });
}
