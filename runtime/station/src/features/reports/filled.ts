import type { ReportCommand, ReportObject } from '@liandong/server/contract/report-objects';
import { t } from './text';

type Kind = ReportObject['may'][number];
export interface Filled { readonly text: string; readonly evidence: string; readonly value: string; readonly which: string; readonly files: readonly { readonly id: string; readonly name: string }[] }

const isNumber = (text: string): boolean => text.trim() !== '' && Number.isFinite(Number(text));

/** What still has to be filled in before it can be sent. */
export function whatIsWrong(kind: Kind, { text, evidence, value }: Filled): Partial<Record<keyof Filled, string>> {
  if (kind === 'confirm' || kind === 'restate') return {};
  const missing = text.trim() === '' ? { text: t('reports.missing') } : {};
  if (kind !== 'adjust') return missing;
  return { ...missing, ...(evidence.trim() === '' ? { evidence: t('reports.missing') } : {}), ...(isNumber(value) ? {} : { value: t('reports.notNumber') }) };
}

export function commandOf(kind: Kind, { text, evidence, value, which, files: papers }: Filled, base: number): ReportCommand {
  const files = papers.length === 0 ? {} : { files: papers.map(({ id }) => id) };
  switch (kind) {
    case 'confirm': case 'restate': return { type: kind, base };
    case 'return': return { type: kind, reason: text.trim(), base };
    case 'return-below': return { type: kind, orgId: which, reason: text.trim(), base };
    case 'remark': return { type: kind, text: text.trim(), base };
    case 'explain': return { type: kind, exceptionId: which, text: text.trim(), ...files, base };
    case 'adjust': return { type: kind, indicatorId: which, value: Number(value), reason: text.trim(), evidence: evidence.trim(), ...files, base };
  }
}
