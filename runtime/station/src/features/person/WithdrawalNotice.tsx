import { useQuery } from '@tanstack/react-query';
import { listText, useApi } from '@liandong/client';
import { displayValue, fieldsOf, type CompiledPack, type JsonObject } from '@liandong/core/run';
import type { RecordView } from '@liandong/server/contract/works';
import { Loading, Notice } from '../../ui';
import { t } from './text';
import { personOf, withdrawalOf } from './withdrawal';

const SOME = 6;
const words = (texts: readonly string[]): string => listText([...texts], SOME);

/** Before a consent is taken back: what it will hide, stop and tell. */
export function WithdrawalNotice({ pack, record }: { readonly pack: CompiledPack; readonly record: RecordView }) {
  const api = useApi();
  const consent = { id: record.id, type: record.type, data: record.data as JsonObject };
  const recordId = personOf(pack, consent);
  const person = useQuery({ queryKey: ['persons', 'one', recordId], enabled: recordId !== '', retry: false, queryFn: () => api.call('GET /persons/{recordId}', { params: { recordId } }) });
  if (person.isLoading) return <Loading rows={2} />;
  const { lost, kept, hidden, stopped, told } = withdrawalOf(pack, consent, person.data);
  const scopes = fieldsOf(pack, record.type)[pack.records[record.type]?.consent?.scopes ?? ''];
  const titles = (codes: readonly string[]): string => (scopes ? displayValue(scopes, [...codes], pack) : '');
  const lines = [
    lost.length > 0 && t('withdraw.scopes', { scopes: titles(lost) }), hidden.length > 0 && t('withdraw.hides', { fields: words(hidden) }), stopped.length > 0 && t('withdraw.stops', { types: words(stopped) }),
    told.length > 0 && t('withdraw.tells', { n: told.length, titles: words(told) }), kept.length > 0 && t('withdraw.stays', { scopes: titles(kept) }),
  ].filter((line) => line !== false);
  return <Notice kind="soon" title={t('withdraw.title')}><ul>{lines.map((line) => <li key={line}>{line}</li>)}</ul><p>{t('withdraw.kept')}</p></Notice>;
}
