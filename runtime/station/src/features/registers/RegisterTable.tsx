import { Link } from 'react-router';
import { formatWhen } from '@liandong/client';
import type { RegisterField } from '@liandong/core/run';
import type { RecordRow } from '@liandong/server/contract/records';
import { useNow } from '../../data';
import { t } from '../../text';
import { StateTag } from '../../ui';
import type { Asked } from './asked';

interface RegisterTableProps { readonly rows: readonly RecordRow[]; readonly fields: ReadonlyMap<string, RegisterField>; readonly sort: Asked['sort']; readonly onSort: (sort: Asked['sort']) => void }
const SORTED: readonly RegisterField['kind'][] = ['choice', 'flag', 'text', 'number', 'date', 'instant'];

function Head({ id, title, fields, sort, onSort }: Omit<RegisterTableProps, 'rows'> & { readonly id: string; readonly title: string }) {
  const field = fields.get(id);
  if (!field || field.many || !SORTED.includes(field.kind)) return <th scope="col">{title}</th>;
  const now = sort?.field === id ? (sort.desc ? 'descending' : 'ascending') : undefined;
  return (
    <th scope="col" aria-sort={now ?? 'none'}>
      <button type="button" className="register-sort" onClick={() => onSort({ field: id, desc: now === 'ascending' })}>{title}<span aria-hidden="true">{now === undefined ? ' ↕' : now === 'ascending' ? ' ↑' : ' ↓'}</span></button>
    </th>
  );
}

/** A table at a desk, a card a row on a phone (the same marks, laid out by the style). */
export function RegisterTable({ rows, ...order }: RegisterTableProps) {
  const now = useNow();
  const columns = (rows[0]?.columns ?? []).map(({ field, title }) => ({ id: field, title }));
  return (
    <table className="register-table">
      <thead><tr>
        <Head id="@no" title={t('registers.no')} {...order} />
        {columns.map(({ id, title }) => <Head key={id} id={id} title={title} {...order} />)}
        <Head id="@state" title={t('registers.state')} {...order} /><Head id="@unit" title={t('registers.unit')} {...order} /><Head id="@created" title={t('registers.created')} {...order} />
      </tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="register-no"><Link to={`/records/${row.id}`}>{row.no ?? row.title}</Link></td>
            {columns.map(({ id, title }) => { const value = row.columns.find(({ field }) => field === id)?.value ?? ''; return <td key={id} data-title={title} className={value === '' ? 'register-blank' : undefined}>{value}</td>; })}
            <td className="register-state"><StateTag title={row.stateTitle} /></td><td data-title={t('registers.unit')}>{row.orgName}</td><td data-title={t('registers.created')}>{formatWhen(row.createdAt, now)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
