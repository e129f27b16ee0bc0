import { useApi } from '@liandong/client';
import type { RetentionRow } from '@liandong/server/contract/retention';
import { useIntent } from '../../data';
import { WhySheet } from '../works';
import { t } from './text';
import { useRetentionChanged } from './use-retention';

/** 暂缓: kept for now, with why. */
export function HoldSheet({ record, onClose }: { readonly record: RetentionRow['record']; readonly onClose: () => void }) {
  const [api, intent, changed] = [useApi(), useIntent(), useRetentionChanged()];
  const hold = async (reason: string): Promise<void> => {
    const body = { recordId: record.id, reason };
    const done = await intent.run(`hold:${record.id}`, body, async (key) => { await api.call('POST /retention/holds', { body, key }); return true; });
    if (!done) return;
    await changed();
    onClose();
  };
  return (
    <WhySheet title={t('retention.hold')} does={t('retention.doHold')} label={t('retention.whyHold')} missing={t('retention.whyHoldMissing')} intent={intent} onDo={(reason) => void hold(reason)} onClose={onClose}>
      <p className="task-of">{record.title}</p>
      <p>{t('retention.holdHint')}</p>
    </WhySheet>
  );
}
