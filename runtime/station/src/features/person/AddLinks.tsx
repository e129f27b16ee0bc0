import { Link } from 'react-router';
import { linksTo, type CompiledPack } from '@liandong/core/run';
import { picking } from '../../data';
import { useTypes } from './use-persons';
import { t } from './text';

/** Ways to make a record of a kind that points to him: each opens its form with him in it. */
export function AddLinks({ pack, record: { id, packId, type }, kind }: { readonly pack: CompiledPack; readonly record: { readonly id: string; readonly packId: string; readonly type: string }; readonly kind: string }) {
  const made = useTypes().ofKind(kind, packId).filter(({ create }) => create !== undefined);
  const ways = made.flatMap((one) => linksTo(pack, type).filter((link) => link.type === one.type).slice(0, 1).map(({ def }) => ({ one, field: def.field })));
  if (ways.length === 0) return null;
  return <div className="row-actions">{ways.map(({ one, field }) => <Link key={one.type} className="btn btn-plain" to={picking(`/records/new/${packId}/${one.type}`, field, id)}>{t('newRecord.title', { type: one.title })}</Link>)}</div>;
}
