import { ApiProblem } from '@liandong/client';
import type { OrgUnitView } from '@liandong/server/contract/org-units';
import type { UserView } from '@liandong/server/contract/users';
import { Alert, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { t } from '../../text';
import { Field } from '../../ui';
import { GrantsEditor, type RoleChoice } from './GrantsEditor';
import { type Grant, useAccountChanges } from './use-accounts';

interface AccountDialogProps {
  /** absent: a new account */
  readonly user: UserView | undefined;
  readonly roles: readonly RoleChoice[];
  readonly units: readonly OrgUnitView[];
  onEnd(): void;
}
const reasonOf = (error: unknown): string => {
  if (!(error instanceof ApiProblem)) return t('state.offline');
  const details = error.body.problems.map((problem) => problem.detail).filter((detail) => detail !== '');
  return details.length > 0 ? details.join(t('list.comma')) : error.message || t('state.unexpected');
};

/** A new account, or the roles of one. */
export function AccountDialog({ user, roles, units, onEnd }: AccountDialogProps) {
  const ids = { username: useId(), name: useId(), password: useId() };
  const [username, setUsername] = useState('');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [grants, setGrants] = useState<readonly Grant[]>(user?.grants ?? []);
  const { add, change } = useAccountChanges();
  const saving = user ? change : add;
  const isReady = user !== undefined || (/^[\p{L}\p{N}_.-]{2,64}$/u.test(username) && name.trim() !== '' && password.length >= 8);
  const save = (): void => {
    if (user) change.mutate({ userId: user.id, grants }, { onSuccess: onEnd });
    else add.mutate({ username, name: name.trim(), password, grants }, { onSuccess: onEnd });
  };
  return (
    <Modal open width={600} title={user ? t('accounts.changeTitle', { name: user.name }) : t('accounts.add')} okText={user ? t('accounts.saveGrants') : t('accounts.add')} cancelText={t('state.cancel')} okButtonProps={{ disabled: !isReady }} confirmLoading={saving.isPending} onOk={save} onCancel={onEnd}>
      {!user && (
        <>
          <Field label={t('accounts.name')} htmlFor={ids.name}><Input id={ids.name} maxLength={60} autoComplete="off" value={name} onChange={(event) => setName(event.target.value)} /></Field>
          <Field label={t('accounts.username')} htmlFor={ids.username} hint={t('accounts.usernameHint')}><Input id={ids.username} maxLength={64} autoComplete="off" value={username} onChange={(event) => setUsername(event.target.value.trim())} /></Field>
          <Field label={t('accounts.password')} htmlFor={ids.password} hint={t('accounts.passwordHint')}><Input.Password id={ids.password} maxLength={256} autoComplete="new-password" value={password} onChange={(event) => setPassword(event.target.value)} /></Field>
        </>
      )}
      <GrantsEditor grants={grants} roles={roles} units={units} onChange={setGrants} />
      {user && <p className="ld-hint">{t('accounts.endsSessions')}</p>}
      {saving.isError && <Alert type="error" showIcon role="alert" title={reasonOf(saving.error)} />}
    </Modal>
  );
}
