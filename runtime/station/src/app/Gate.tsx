import { useEffect, useState } from 'react';
import { useSession } from '@liandong/client';
import { watchDrafts } from '../data';
import { SignInAgain, SignInPage } from '../features/sign-in';
import { t } from '../text';
import { Button, Empty } from '../ui';
import { Opening } from './Opening';
import { Shell } from './Shell';

/**
 * Lets people in. When a session ends while a page is open, the page stays and the sign-in stands over it: nothing typed is lost.
 */
export function Gate() {
  const { state, me, retry } = useSession();
  useEffect(watchDrafts, []);
  const [known, setKnown] = useState(me);
  if (me && me !== known) setKnown(me);
  if (state === 'loading') return <Opening />;
  if (state === 'away' && !known) return <div className="gate"><Empty title={t('gate.away')} action={<Button kind="main" onClick={retry}>{t('list.retry')}</Button>}>{t('gate.awayHint')}</Empty></div>;
  if (!known) return <SignInPage />;
  return <><Shell me={known} signedIn={me !== undefined} />{!me && <SignInAgain name={known.name} username={known.username} userId={known.userId} />}</>;
}
