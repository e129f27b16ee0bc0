import type { ReportObject } from '@liandong/server/contract/report-objects';
import { SelectField, TextField } from '../../ui';
import { Evidence } from './Evidence';
import type { Filled } from './filled';
import { t } from './text';

interface FieldsProps { readonly report: ReportObject; readonly kind: ReportObject['may'][number]; readonly filled: Filled; readonly put: (part: Partial<Filled>) => void; readonly wrong: Partial<Record<keyof Filled, string>> }

/** Units whose reports can go back. */
export const signedBelow = ({ below = [] }: ReportObject): { id: string; title: string }[] => below.filter(({ state }) => state === 'signed').map(({ orgId, orgName }) => ({ id: orgId, title: orgName }));

/** What has to be said for what is done: only what it takes. */
export function Fields({ report, kind, filled, put, wrong }: FieldsProps) {
  const isAdjusted = kind === 'adjust';
  return (
    <>
      {isAdjusted && <SelectField label={t('reports.which')} value={filled.which} options={report.figures.map((one) => ({ id: one.indicatorId, title: one.title }))} onChange={(which) => put({ which })} />}
      {kind === 'explain' && <SelectField label={t('reports.exception')} value={filled.which} options={report.exceptions} onChange={(which) => put({ which })} />}
      {kind === 'return-below' && <SelectField label={t('reports.below.which')} value={filled.which} options={signedBelow(report)} onChange={(which) => put({ which })} />}
      {isAdjusted && <TextField label={t('reports.value')} value={filled.value} onChange={(value) => put({ value })} problem={wrong.value} />}
      {kind !== 'confirm' && kind !== 'restate' && <TextField label={t(isAdjusted || kind === 'return' || kind === 'return-below' ? 'reports.reason' : 'reports.text')} value={filled.text} onChange={(text) => put({ text })} rows={3} maxLength={500} problem={wrong.text} />}
      {isAdjusted && <TextField label={t('reports.evidence')} value={filled.evidence} onChange={(evidence) => put({ evidence })} maxLength={500} problem={wrong.evidence} />}
      {(isAdjusted || kind === 'explain') && <Evidence files={filled.files} put={(files) => put({ files })} />}
    </>
  );
}
