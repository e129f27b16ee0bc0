import { useState } from 'react';
import { useSession } from '@liandong/client';
import { t } from '../../text';
import { Button, errorText, Notice, Page, TextField } from '../../ui';

const SHORTEST = 8;

function wrongWith(next: string, again: string): string | undefined {
  if (next.length < SHORTEST) return t('password.short', { n: SHORTEST });
  return next === again ? undefined : t('password.different');
}

export function PasswordPage() {
  const { changePassword } = useSession();
  const [fields, setFields] = useState({ current: '', next: '', again: '' });
  const [told, setTold] = useState<{ readonly kind: 'problem' | 'done'; readonly text: string }>();
  const [busy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    const wrong = fields.current === '' ? t('password.missing') : wrongWith(fields.next, fields.again);
    if (wrong !== undefined) { setTold({ kind: 'problem', text: wrong }); return; }
    setBusy(true);
    try {
      await changePassword(fields.current, fields.next);
      setFields({ current: '', next: '', again: '' });
      setTold({ kind: 'done', text: t('password.done') });
    } catch (cause) {
      setTold({ kind: 'problem', text: errorText(cause) });
    } finally {
      setBusy(false);
    }
  };
  const field = (name: keyof typeof fields, label: string, help?: string) => (
    <TextField label={label} type="password" autoComplete={name === 'current' ? 'current-password' : 'new-password'} value={fields[name]} onChange={(value) => setFields({ ...fields, [name]: value })} {...(help === undefined ? {} : { help })} />
  );
  return (
    <Page title={t('password.title')} back="/mine">
      <form className="card" noValidate onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        {told && <Notice kind={told.kind}>{told.text}</Notice>}
        {field('current', t('password.current'))}
        {field('next', t('password.next'), t('password.rule', { n: SHORTEST }))}
        {field('again', t('password.again'))}
        <Button kind="main" type="submit" busy={busy}>{t('password.do')}</Button>
      </form>
    </Page>
  );
}
