import { useQuery } from '@tanstack/react-query';
import { useEffect, useLayoutEffect, useState } from 'react';
import { formatWhen, useApi, useSession } from '@liandong/client';
import { setOwner, unsentOnDevice, useNow, watchDrafts } from '../data';
import { SignInAgain, SignInPage } from '../features/sign-in';
import { t } from '../text';
import { Button, Empty } from '../ui';
import { Opening } from './Opening';
import { Shell } from './Shell';

/** The line is down before anybody could come in: what lies on this device is not lost. */
function Away({ onRetry }: { readonly onRetry: () => void }) {
  const now = useNow();
  const { data } = useQuery({ queryKey: ['device', 'unsent'], queryFn: unsentOnDevice, gcTime: 0, retry: false });
  const { count = 0, last } = data ?? {};
  return (
    <div className="gate">
      <Empty title={t('gate.away')} action={<Button kind="main" onClick={onRetry}>{t('list.retry')}</Button>}>
        {t('gate.awayHint')}{last !== undefined && t('gate.awayDrafts', { n: count, when: formatWhen(last, now) })}
      </Empty>
    </div>
  );
}

/**
 * Lets people in. When a session ends while a page is open, the page stays and the sign-in stands over it: nothing typed is lost.
 */
export function Gate() {
  const { state, me, retry } = useSession();
  const api = useApi();
  const [known, setKnown] = useState(me);
  if (me && me !== known) setKnown(me);
  const userId = known?.userId;
  // before the pages ask for their drafts
  useLayoutEffect(() => setOwner(userId ?? ''), [userId]);
  useEffect(() => (userId === undefined ? undefined : watchDrafts(api)), [api, userId]);
  if (state === 'loading') return <Opening />;
  if (state === 'away' && !known) return <Away onRetry={retry} />;
  if (!known) return <SignInPage />;
  return <><Shell me={known} signedIn={me !== undefined} />{!me && <SignInAgain name={known.name} username={known.username} userId={known.userId} />}</>;
}
