import { useState } from 'react';
import { useSession } from '@liandong/client';
import type { Me } from '@liandong/server/contract/session';
import { t } from '../../text';
import { errorText } from '../../ui';

/** Sends name and password once; what went wrong is a sentence. */
export function useSignIn(onIn?: (me: Me) => void) {
  const { signIn } = useSession();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const submit = async (username: string, password: string): Promise<void> => {
    if (busy) return;
    if (username.trim() === '' || password === '') { setProblem(t('signIn.missing')); return; }
    setBusy(true);
    setProblem(undefined);
    try {
      const me = await signIn(username.trim(), password);
      onIn?.(me);
    } catch (cause) {
      setProblem(errorText(cause));
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, submit };
}
