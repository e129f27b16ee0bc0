import { formatWhen, useApi } from '@liandong/client';
import type { ReportObject } from '@liandong/server/contract/report-objects';
import { useNow } from '../../data';
import { FactList } from '../../ui';
import { t } from './text';

const DEEDS = ['confirm', 'sign', 'return', 'adjust', 'remark', 'explain', 'restate', 'return-below'] as const;
const deed = (what: string): string => { const known = DEEDS.find((one) => one === what); return known === undefined ? what : t(`reports.did.${known}`); };

function Papers({ report, files }: { readonly report: ReportObject; readonly files: ReportObject['history'][number]['files'] }) {
  const api = useApi();
  return <>{files.map(({ id, name }) => <a key={id} className="report-paper" href={api.url('GET /report-objects/{reportObjectId}/files/{fileId}', { params: { reportObjectId: report.id, fileId: id } })} download>{t('reports.paper', { name })}</a>)}</>;
}

/** Its way, what was adjusted by hand, and who did what. */
export function History({ report }: { readonly report: ReportObject }) {
  const now = useNow();
  const by = (byName: string, at: string): string => t('reports.by', { name: byName, when: formatWhen(at, now) });
  return (
    <>
      <section className="card"><h2>{t('reports.way')}</h2><FactList facts={report.steps.map((step) => ({ title: t('reports.unit', { title: step.title, unit: step.unitName }), value: t(`reports.step.${step.state}`) }))} /></section>
      {report.adjustments.length > 0 && (
        <section className="card"><h2>{t('reports.adjustments')}</h2>
          <ul>{report.adjustments.map((one) => <li key={one.at}>{t('reports.adjustment', { title: one.title, was: one.was === null ? t('reports.noFigure') : String(one.was), value: String(one.value), reason: one.reason, evidence: one.evidence })} <Papers report={report} files={one.files} /> <span className="hint">{by(one.byName, one.at)}</span></li>)}</ul>
        </section>
      )}
      {report.history.length > 0 && (
        <section className="card"><h2>{t('reports.history')}</h2>
          <ul>{report.history.map((one, index) => <li key={`${one.at} ${index}`}>{one.stepTitle === '' ? deed(one.what) : t('reports.entry', { step: one.stepTitle, what: deed(one.what) })} <span className="hint">{by(one.byName, one.at)}</span>{one.text !== undefined && <p>{one.text}</p>}{one.what !== 'adjust' && <Papers report={report} files={one.files} />}</li>)}</ul>
        </section>
      )}
    </>
  );
}
