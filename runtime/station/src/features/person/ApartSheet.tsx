import { useQueryClient } from '@tanstack/react-query';
import { useApi } from '@liandong/client';
import { useIntent } from '../../data';
import { WhySheet } from '../works';
import { t } from './text';

interface Named { readonly id: string; readonly title: string }
/** 不是同一人: what follows, and why. */
export function ApartSheet({ one, other, onDone, onClose }: { readonly one: Named; readonly other: Named; readonly onDone: () => void; readonly onClose: () => void }) {
  const [api, queries, intent] = [useApi(), useQueryClient(), useIntent()];
  const send = async (reason: string): Promise<void> => {
    const body = { other: other.id, reason };
    if (!(await intent.run(`apart:${one.id}:${other.id}`, body, (key) => api.call('POST /persons/{recordId}/apart', { params: { recordId: one.id }, body, key })))) return;
    await queries.invalidateQueries({ queryKey: ['persons'] });
    onDone();
  };
  return (
    <WhySheet title={t('doubles.apartTitle', { one: one.title, other: other.title })} does={t('doubles.apartDo')} intent={intent} onDo={(reason) => void send(reason)} onClose={onClose}>
      <p>{t('doubles.apartWhat')}</p>
    </WhySheet>
  );
}
