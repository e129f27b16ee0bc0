import { useEffect, useState } from 'react';
import { t } from '../../text';
import { Button, Notice, TextField } from '../../ui';
import { useSignIn } from './use-sign-in';

export function SignInPage() {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const { busy, problem, submit } = useSignIn();
  useEffect(() => { document.title = t('page.title', { title: t('signIn.title') }); }, []);
  return (
    <main className="sign-in">
      <div className="sign-in-mark"><img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width="56" height="56" /><h1>{t('app.name')}</h1><p>{t('app.what')}</p></div>
      <form noValidate onSubmit={(event) => { event.preventDefault(); void submit(username, password); }}>
        {problem !== undefined && <Notice kind="problem">{problem}</Notice>}
        <TextField label={t('signIn.username')} value={username} onChange={setUsername} autoComplete="username" />
        <TextField label={t('signIn.password')} value={password} onChange={setPassword} type="password" autoComplete="current-password" />
        <Button kind="main" type="submit" busy={busy}>{busy ? t('signIn.busy') : t('signIn.do')}</Button>
        <p className="hint">{t('signIn.forgot')}</p>
      </form>
    </main>
  );
}
