import { ApiOffline, ApiProblem } from '@liandong/client';
import { t } from '../text';

const byStatus: Readonly<Record<number, string>> = { 403: t('error.forbidden'), 404: t('error.gone'), 429: t('error.tooMany') };

/** What went wrong, where and what to do, as a sentence. */
export function errorText(error: unknown): string {
  if (error instanceof ApiOffline) return t('error.away');
  if (error instanceof ApiProblem) return error.message || byStatus[error.status] || t('error.server');
  return t('error.page');
}
