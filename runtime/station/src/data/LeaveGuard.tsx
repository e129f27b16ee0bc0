import { useEffect, useState } from 'react';
import { useBlocker } from 'react-router';
import { t } from '../text';
import { Button, Sheet } from '../ui';
import type { Draft } from './use-draft';

/** Stands at the door of a form: leaving saves first; when that fails it says what would be lost. */
export function LeaveGuard({ draft }: { readonly draft: Draft }) {
  const blocker = useBlocker(({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && draft.isUnsaved());
  const [failed, setFailed] = useState(false);
  const { state } = blocker;
  useEffect(() => {
    if (state !== 'blocked') return undefined;
    let isHere = true;
    void draft.flush().then((saved) => {
      if (!isHere) return;
      if (saved) blocker.proceed?.();
      else setFailed(true);
    });
    return () => { isHere = false; setFailed(false); };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each time that somebody wants to leave
  }, [state]);
  if (state !== 'blocked' || !failed) return null;
  return (
    <Sheet title={t('leave.title')} onClose={() => blocker.reset()} actions={<><Button kind="main" onClick={() => blocker.reset()}>{t('leave.stay')}</Button><Button onClick={() => blocker.proceed()}>{t('leave.go')}</Button></>}>
      <p>{t('leave.why')}</p>
    </Sheet>
  );
}
