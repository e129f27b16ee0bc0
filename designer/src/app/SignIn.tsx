import { ApiOffline, ApiProblem } from '@liandong/client';
import { Alert, Button, Card, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { t } from '../text';
import { Field } from '../ui';

const reasonOf = (error: unknown): string => {
  if (error instanceof ApiProblem && error.message !== '') return error.message;
  return error instanceof ApiOffline ? t('state.offline') : t('state.unexpected');
};

/** One session for station and designer: who is signed in there is signed in here. */
export function SignIn({ signIn }: { readonly signIn: (username: string, password: string) => Promise<unknown> }) {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [reason, setReason] = useState<string>();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setBusy(true);
    setReason(undefined);
    signIn(username.trim(), password).catch((error: unknown) => {
      setReason(reasonOf(error));
      setBusy(false);
    });
  };
  return (
    <main className="ld-sign-in">
      <Card>
        <h1>{t('signIn.title')}</h1>
        <p className="ld-hint">{t('signIn.hint')}</p>
        <form onSubmit={submit}>
          <Field label={t('signIn.username')} htmlFor="username"><Input id="username" size="large" autoComplete="username" autoFocus value={username} onChange={(event) => setUsername(event.target.value)} /></Field>
          <Field label={t('signIn.password')} htmlFor="password"><Input.Password id="password" size="large" autoComplete="current-password" value={password} onChange={(event) => setPassword(event.target.value)} /></Field>
          {reason !== undefined && <Alert type="error" showIcon title={reason} role="alert" />}
          <Button type="primary" htmlType="submit" size="large" block loading={isBusy} disabled={username.trim() === '' || password === ''}>{t('signIn.submit')}</Button>
        </form>
      </Card>
    </main>
  );
}
