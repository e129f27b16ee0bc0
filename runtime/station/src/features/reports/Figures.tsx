import { Link } from 'react-router';
import type { ReportObject } from '@liandong/server/contract/report-objects';
import { t } from './text';
import { comparison, figureWords } from './words';

/** Each number with its unit, how it is counted, and what it was in the period before; a tap leads to its records. */
export function Figures({ report }: { readonly report: ReportObject }) {
  return (
    <section className="card">
      <h2>{t('reports.figures')}</h2>
      <dl className="facts">
        {report.figures.map((figure) => (
          <div key={figure.indicatorId} className="fact">
            <dt>{figure.title}{figure.description !== undefined && <span className="hint report-about">{figure.description}</span>}</dt>
            <dd>
              {figure.records ? <Link className="report-figure" to={`/reports/${report.id}/figures/${figure.indicatorId}`} aria-label={t('reports.recordsOf', { title: figure.title, value: figureWords(figure) })}><strong>{figureWords(figure)}</strong></Link> : <strong>{figureWords(figure)}</strong>}
              {' '}<span className="hint">{[comparison(figure), ...(figure.basis === undefined ? [] : [t(`reports.basis.${figure.basis}`)])].filter((part) => part !== '').join(t('list.dot'))}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
