import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { RecordRow } from '@liandong/server/contract/records';
import { t } from '../../text';
import { StateTag } from '../../ui';

/** One record as a row that leads to it. `more`: what it is to the person. */
export function PersonRow({ record, to, more, side }: { readonly record: RecordRow; readonly to?: string; readonly more?: readonly string[]; readonly side?: ReactNode }) {
  return (
    <li>
      <Link to={to ?? `/records/${record.id}`} className="row row-plain">
        <span className="row-main">
          <span className="row-title">{record.title}</span>
          <span className="row-more"><span>{record.no ?? t('work.noNumber')}</span><span>{record.orgName}</span>{more?.map((one) => <span key={one}>{one}</span>)}</span>
        </span>
        <span className="row-side">{side ?? <StateTag title={record.stateTitle} />}</span>
      </Link>
    </li>
  );
}

/** A titled list; nothing at all when it is empty. */
export function PersonPart({ title, children, count }: { readonly title: string; readonly children: ReactNode; readonly count: number }) {
  return count === 0 ? null : <section className="card"><h2>{title} <span className="count">{count}</span></h2><ul className="row-list">{children}</ul></section>;
}
