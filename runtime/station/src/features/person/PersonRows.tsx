import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { RecordRow } from '@liandong/server/contract/records';
import { t } from '../../text';
import { Button, StateTag } from '../../ui';

interface PersonRowProps {
  readonly record: RecordRow;
  readonly to?: string;
  /** what it is to the person */
  readonly more?: readonly string[];
  readonly side?: ReactNode;
  /** he is chosen here; absent: the row leads to him */
  readonly onTake?: () => void;
}

/** One record as a row that leads to it. */
export function PersonRow({ record, to, more, side, onTake }: PersonRowProps) {
  const words = (
    <span className="row-main">
      <span className="row-title">{record.title}</span>
      <span className="row-more"><span>{record.no ?? t('work.noNumber')}</span><span>{record.orgName}</span>{more?.map((one) => <span key={one}>{one}</span>)}</span>
    </span>
  );
  const aside = <span className="row-side">{side ?? <StateTag title={record.stateTitle} />}</span>;
  if (onTake) return <li><div className="row row-plain">{words}{aside}</div><p className="row-take"><Button onClick={onTake}>{t('person.take', { name: record.title })}</Button></p></li>;
  return <li><Link to={to ?? `/records/${record.id}`} className="row row-plain">{words}{aside}</Link></li>;
}

/** A titled list; nothing at all when it is empty. */
export function PersonPart({ title, children, count }: { readonly title: string; readonly children: ReactNode; readonly count: number }) {
  return count === 0 ? null : <section className="card"><h2>{title} <span className="count">{count}</span></h2><ul className="row-list">{children}</ul></section>;
}
