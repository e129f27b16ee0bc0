import { Link } from 'react-router';
import type { ReportObject } from '@liandong/server/contract/report-objects';
import { t } from './text';
import { numberWord, unitWord } from './words';

type BelowReport = NonNullable<ReportObject['below']>[number];

/** What a report below says, number by number. */
function said({ figures }: BelowReport, report: ReportObject): string {
  const parts = figures.flatMap(({ indicatorId, value }) => {
    const of = report.figures.find((figure) => figure.indicatorId === indicatorId);
    return of && value !== null ? [t('reports.said', { title: of.title, value: numberWord(value), unit: unitWord(of.unit) })] : [];
  });
  return parts.join(t('list.dot'));
}
function how(one: BelowReport): string {
  if (one.state === 'none') return t('reports.below.none');
  if (one.state === 'open') return t(one.version === 1 ? 'reports.below.open' : 'reports.below.again', { step: one.stepTitle ?? '' });
  return t('reports.below.signed');
}

function Row({ one, report }: { readonly one: BelowReport; readonly report: ReportObject }) {
  const inside = (
    <>
      <span className="row-main"><span className="row-title">{one.orgName}</span>{one.figures.length > 0 && <span className="row-what">{said(one, report)}</span>}</span>
      <span className="row-side">{[how(one), ...(one.changed ? [t('reports.below.changed')] : [])].join(t('list.dot'))}</span>
    </>
  );
  return <li>{one.id === undefined ? <div className="row row-plain">{inside}</div> : <Link className="row row-plain" to={`/reports/${one.id}`}>{inside}</Link>}</li>;
}

/** The reports that this one puts together: what each says, and who has not signed yet. */
export function Below({ report }: { readonly report: ReportObject }) {
  const { below = [] } = report;
  if (below.length === 0) return null;
  const signed = below.filter(({ state }) => state === 'signed').length;
  return (
    <section className="card">
      <h2>{t('reports.below.title')}</h2>
      <p className="hint">{t('reports.below.count', { signed: String(signed), all: String(below.length) })}</p>
      <ul className="row-list">{below.map((one) => <Row key={one.orgId} one={one} report={report} />)}</ul>
    </section>
  );
}
