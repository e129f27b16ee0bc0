import { Link } from 'react-router';
import type { QuotaCell, QuotaMatrix } from '@liandong/server/contract/quotas';
import { Icon } from '../../ui';
import { t } from './text';
import { dotsOf, periodWords } from './words';

interface Line { readonly service: QuotaMatrix['services'][number]; readonly orgId: string; readonly orgName: string; readonly cell: QuotaCell }

/** Quotas of all units that were asked for, one line each. */
export const linesOf = ({ services, rows }: QuotaMatrix): Line[] =>
  rows.flatMap(({ orgId, orgName, cells }) => services.flatMap((service, index) => (cells[index] ? [{ service, orgId, orgName, cell: cells[index] }] : [])));

const stateWords = ({ done, planned, behind }: QuotaCell): string => (done >= planned ? t('quotas.met') : behind > 0 ? t('quotas.behind', { n: behind }) : t('quotas.onTime'));

function Amount({ line: { service, cell } }: { readonly line: Line }) {
  const dots = dotsOf(cell.done, cell.planned);
  const said = t('quotas.dots', { title: service.title, done: cell.done, planned: cell.planned });
  return dots === undefined ? <progress className="quota-bar" max={cell.planned} value={Math.min(cell.done, cell.planned)} aria-label={said} /> : <span className={cell.behind > 0 ? 'quota-dots quota-behind' : 'quota-dots'} role="img" aria-label={said}>{dots}</span>;
}

/** What is done of a quota as dots, in numbers and in words; leads to the records behind it. */
export function QuotaLink({ line, withUnit }: { readonly line: Line; readonly withUnit: boolean }) {
  const { service, cell, orgId, orgName } = line;
  return (
    <Link className={cell.behind > 0 ? 'row row-returned' : 'row row-plain'} to={`/plans/quotas/${service.packId}/${service.serviceId}?org=${encodeURIComponent(orgId)}&period=${service.period}`}>
      <span className="row-main">
        <span className="row-title">{service.title}</span>
        <Amount line={line} />
        <span className="row-more">{withUnit && <span>{orgName}</span>}<span>{periodWords(service.period)}</span><span>{stateWords(cell)}</span>{cell.open > 0 && <span>{t('quotas.open', { n: cell.open })}</span>}</span>
      </span>
      <span className="row-side"><strong>{t('quotas.count', { done: cell.done, planned: cell.planned, unit: service.unit })}</strong><Icon name="next" /></span>
    </Link>
  );
}

export function QuotaList({ lines }: { readonly lines: readonly Line[] }) {
  const withUnit = new Set(lines.map(({ orgId }) => orgId)).size > 1;
  return <ul className="row-list">{lines.map((line) => <li key={`${line.orgId} ${line.service.packId} ${line.service.serviceId}`}><QuotaLink line={line} withUnit={withUnit} /></li>)}</ul>;
}
