import { Link } from 'react-router';
import type { ReportObject } from '@liandong/server/contract/report-objects';
import { Notice } from '../../ui';
import { t } from './text';
import { numberWord, unitWord } from './words';

type Change = ReportObject['changes'][number];
const told = (value: number | null, unit: string): string => (value === null ? t('reports.noFigure') : t('reports.figure', { value: numberWord(value), unit: unitWord(unit) }));

function Records({ records }: Pick<Change, 'records'>) {
  return <ul>{records.map(({ id, how }, index) => <li key={id}><Link to={`/records/${id}`}>{t('reports.record', { how: t(`reports.how.${how}`), n: String(index + 1) })}</Link></li>)}</ul>;
}

/** What is not as it was when the report was signed, and the records that made it so. */
export function Changes({ report: { changes } }: { readonly report: ReportObject }) {
  if (changes.length === 0) return null;
  return (
    <Notice kind="soon" title={t('reports.changes')}>
      {changes.map((change) => <div key={change.indicatorId}><p>{t('reports.change', { title: change.title, was: told(change.was, change.unit), is: told(change.is, change.unit) })}</p><Records records={change.records} /></div>)}
    </Notice>
  );
}
