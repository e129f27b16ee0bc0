import { Link } from 'react-router';
import type { CompiledPack } from '@liandong/core/run';
import type { RecordView } from '@liandong/server/contract/works';
import { t } from '../../text';

/** The sheets on which a record of this type can be printed; nothing when there is none. */
export function PrintLinks({ pack, record }: { readonly pack: CompiledPack | undefined; readonly record: RecordView }) {
  const prints = Object.values(pack?.prints ?? {}).filter((print) => print.record === record.type);
  if (prints.length === 0) return null;
  return <nav className="row-actions" aria-label={t('print.choose')}>{prints.map(({ id, title }) => <Link key={id} className="btn btn-plain" to={`/records/${record.id}/prints/${id}`}>{t('print.open', { title })}</Link>)}</nav>;
}
