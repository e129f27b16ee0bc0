import type { Batch } from '@liandong/server/contract/incidents';
import { t } from '../../text';
import { isUnderWay } from './use-batches';

/** How far a batch is, in one sentence. */
export const progressText = (batch: Pick<Batch, 'total' | 'done' | 'failed'>): string => {
  const { total, done, failed } = batch;
  if (total === 0) return t('batches.nothing');
  return t(isUnderWay(batch) ? 'batches.underWay' : failed > 0 ? 'batches.someFailed' : 'batches.allDone', { total, done, failed, left: total - done - failed });
};
