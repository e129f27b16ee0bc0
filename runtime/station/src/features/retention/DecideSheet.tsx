import { useState } from 'react';
import { useApi } from '@liandong/client';
import type { DestructionList } from '@liandong/server/contract/retention';
import { useIntent } from '../../data';
import { Button, Sheet } from '../../ui';
import { IntentWords } from '../works';
import { t } from './text';
import { useRetentionChanged } from './use-retention';

interface DecideSheetProps { readonly list: DestructionList; readonly type: 'Confirm' | 'Withdraw'; readonly onClose: () => void }

/** Agreeing to a list needs a second look; taking it back does not. */
export function DecideSheet({ list, type, onClose }: DecideSheetProps) {
  const [api, intent, changed] = [useApi(), useIntent(), useRetentionChanged()];
  const [isSure, setIsSure] = useState(false);
  const [asked, setAsked] = useState(false);
  const isConfirm = type === 'Confirm';
  const send = async (): Promise<void> => {
    setAsked(true);
    if (isConfirm && !isSure) return;
    const done = await intent.run(`destruction:${list.id}`, { type }, (key) => api.call('POST /destruction-lists/{listId}/commands', { params: { listId: list.id }, body: { type }, key }));
    if (!done) return;
    await changed();
    onClose();
  };
  const does = t(isConfirm ? 'destruction.confirm' : 'destruction.withdraw');
  return (
    <Sheet title={isConfirm ? t('destruction.confirmTitle', { n: list.total }) : does} onClose={onClose} actions={<><Button kind={isConfirm ? 'danger' : 'main'} busy={intent.state !== 'idle'} onClick={() => void send()}>{does}</Button><Button onClick={onClose}>{t('page.notNow')}</Button></>}>
      {isConfirm ? <><p>{t('destruction.goes')}</p><p>{t('destruction.stays')}</p></> : <p>{t('destruction.withdrawHint')}</p>}
      {isConfirm && <div className="picks"><label><input type="checkbox" checked={isSure} onChange={() => setIsSure(!isSure)} />{t('destruction.confirmSure')}</label></div>}
      {isConfirm && asked && !isSure && <p className="hint hint-problem" role="alert">{t('destruction.confirmMissing')}</p>}
      <IntentWords intent={intent} />
    </Sheet>
  );
}
