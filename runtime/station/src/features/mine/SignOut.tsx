import { useState } from 'react';
import { useApi } from '@liandong/client';
import { forgetDrafts, sendAll } from '../../data';
import { t } from '../../text';
import { Button, errorText, Notice, Sheet } from '../../ui';

type Way = 'DELETE /session' | 'DELETE /sessions';

/** Drafts go to the county first; where that fails, it says how many would be lost with the device's copy. */
function useSignOut() {
  const api = useApi();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [left, setLeft] = useState<{ readonly way: Way; readonly count: number }>();
  const leave = async (way: Way, anyway = false): Promise<void> => {
    setBusy(true);
    try {
      const count = anyway ? 0 : await sendAll(api);
      if (count > 0) { setLeft({ way, count }); return; }
      await api.call(way);
      await forgetDrafts();
      // A fresh page drops everything that this person's pages held in memory.
      location.replace(import.meta.env.BASE_URL);
    } catch (cause) {
      setLeft(undefined);
      setProblem(errorText(cause));
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, left, leave, stay: () => setLeft(undefined) };
}

export function SignOut() {
  const [asking, setAsking] = useState(false);
  const { busy, problem, left, leave, stay } = useSignOut();
  const begin = (way: Way): void => { setAsking(false); void leave(way); };
  return (
    <section className="card card-list">
      {problem !== undefined && <Notice kind="problem">{problem}</Notice>}
      <button type="button" className="card-line" disabled={busy} onClick={() => begin('DELETE /session')}>{busy ? t('mine.signingOut') : t('mine.signOut')}</button>
      <button type="button" className="card-line" disabled={busy} onClick={() => setAsking(true)}>{t('mine.signOutAll')}</button>
      {asking && (
        <Sheet title={t('mine.signOutAll')} onClose={() => setAsking(false)} actions={<><Button kind="danger" onClick={() => begin('DELETE /sessions')}>{t('mine.signOutAllDo')}</Button><Button onClick={() => setAsking(false)}>{t('mine.stay')}</Button></>}>
          <p>{t('mine.signOutAllWhy')}</p>
        </Sheet>
      )}
      {left && (
        <Sheet
          title={t('mine.draftsTitle', { n: left.count })} onClose={stay}
          actions={<><Button kind="main" onClick={stay}>{t('mine.stay')}</Button><Button kind="danger" busy={busy} onClick={() => void leave(left.way, true)}>{t('mine.draftsDo', { n: left.count })}</Button></>}
        >
          <p>{t('mine.draftsWhy', { n: left.count })}</p>
        </Sheet>
      )}
    </section>
  );
}
