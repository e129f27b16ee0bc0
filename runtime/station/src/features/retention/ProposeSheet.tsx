import { useNavigate } from 'react-router';
import { useApi } from '@liandong/client';
import type { RetentionType } from '@liandong/server/contract/retention';
import { useIntent } from '../../data';
import { WhySheet } from '../works';
import { t } from './text';
import { useRetentionChanged } from './use-retention';

/** As many as one list takes. */
const MOST = 1000;
interface ProposeSheetProps { readonly type: RetentionType; /** absent: all that are due */ readonly recordIds?: readonly string[] | undefined; readonly onClose: () => void }

/** What is proposed to be destroyed, with what goes and what stays. */
export function ProposeSheet({ type: { packId, type, typeTitle, needsSecond }, recordIds, onClose }: ProposeSheetProps) {
  const [api, intent, changed, go] = [useApi(), useIntent(), useRetentionChanged(), useNavigate()];
  const propose = async (reason: string): Promise<void> => {
    const body = { packId, type, reason, ...(recordIds ? { recordIds: [...recordIds] } : {}) };
    const list = await intent.run('destruction:propose', body, (key) => api.call('POST /destruction-lists', { body, key }));
    if (!list) return;
    await changed();
    void go(`/retention/lists/${list.id}`);
  };
  return (
    <WhySheet kind="danger" title={t('destruction.proposeTitle')} does={t('destruction.doPropose')} label={t('destruction.why')} missing={t('destruction.whyMissing')} intent={intent} onDo={(reason) => void propose(reason)} onClose={onClose}>
      <p className="task-of">{recordIds ? t('destruction.howMany', { n: recordIds.length, type: typeTitle }) : t('destruction.howManyAll', { type: typeTitle, most: MOST })}</p>
      <p>{t('destruction.goes')}</p>
      <p>{t('destruction.stays')}</p>
      <p>{t(needsSecond ? 'destruction.second' : 'destruction.alone')}</p>
    </WhySheet>
  );
}
