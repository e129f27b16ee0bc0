import { useState } from 'react';
import { t } from '../../text';
import { Button, Notice, Sheet, TextField } from '../../ui';
import { useSignIn } from './use-sign-in';

/** Over the page that was open: the same person goes on where he was; for another person the app starts afresh. */
export function SignInAgain({ name, username, userId }: { readonly name: string; readonly username: string; readonly userId: string }) {
  const [password, setPassword] = useState('');
  const { busy, problem, submit } = useSignIn((me) => { if (me.userId !== userId) location.replace(import.meta.env.BASE_URL); });
  return (
    <Sheet
      title={t('signIn.againTitle')}
      actions={<><Button kind="main" busy={busy} onClick={() => void submit(username, password)}>{t('signIn.againDo')}</Button><Button onClick={() => location.replace(import.meta.env.BASE_URL)}>{t('signIn.otherPerson')}</Button></>}
    >
      <form noValidate onSubmit={(event) => { event.preventDefault(); void submit(username, password); }}>
        <p>{t('signIn.againWhy', { name })}</p>
        {problem !== undefined && <Notice kind="problem">{problem}</Notice>}
        <TextField label={t('signIn.password')} value={password} onChange={setPassword} type="password" autoComplete="current-password" first />
      </form>
    </Sheet>
  );
}
