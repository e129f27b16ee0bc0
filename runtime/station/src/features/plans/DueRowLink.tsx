import { Link } from 'react-router';
import { formatDay } from '@liandong/client';
import type { DueRow } from '@liandong/server/contract/plans';
import { picking } from '../../data';
import { Icon } from '../../ui';
import { t } from './text';
import { dueWords } from './words';

const startAddress = ({ packId, serviceId, recordType = '', field }: NonNullable<DueRow['start']>, recordId: string): string =>
  picking(serviceId === undefined ? `/records/new/${packId}/${recordType}` : `/services/${packId}/${serviceId}`, field, recordId);

/** Who is due, what for and since when; one tap begins what is to be done, with him picked. */
export function DueRowLink({ row, now }: { readonly row: DueRow; readonly now: string }) {
  const { record, start } = row;
  const { text, tone } = dueWords(row, now);
  const more = record.columns.filter(({ value }) => value !== '' && value !== record.title).slice(0, 2);
  return (
    <div className={tone === 'over' ? 'due-row row-over' : 'due-row'} data-due={record.id}>
      <Link to={`/records/${record.id}`} className="row row-plain">
        <span className="row-main">
          <span className="row-title">{record.title}</span>
          <span className="row-what">{t('plans.what', { plan: row.planTitle, rhythm: row.rhythm })}</span>
          <span className="row-more">{more.map(({ field, value }) => <span key={field}>{value}</span>)}<span>{record.orgName}</span><span>{t(row.isFirst ? 'plans.since' : 'plans.last', { day: formatDay(row.last, now) })}</span></span>
        </span>
        <span className="row-side"><span className={`tag ${tone === 'over' ? 'tag-late' : tone === 'soon' ? 'tag-soon' : ''}`}><Icon name={tone === 'over' ? 'alert' : 'clock'} />{text}</span></span>
      </Link>
      {start && <Link className="btn btn-plain due-start" to={startAddress(start, record.id)} aria-label={t('plans.startFor', { who: record.title, title: start.title })}><Icon name="pen" />{t('plans.start', { title: start.title })}</Link>}
    </div>
  );
}
