import { ApiProblem, useSession } from '@liandong/client';
import type { OrgUnitView } from '@liandong/server/contract/org-units';
import type { UserView } from '@liandong/server/contract/users';
import { App, Button, Input, Table, Tag, type TableColumnsType } from 'antd';
import { type ReactNode, useState } from 'react';
import { t } from '../../text';
import { EmptyState, ErrorState, Loading, Page } from '../../ui';
import { AccountDialog } from './AccountDialog';
import type { RoleChoice } from './GrantsEditor';
import { useAccountChanges, useAccounts } from './use-accounts';

/** Accounts of the county: find, add, change roles, disable. */
export function AccountsPage() {
  const { users, roles, units } = useAccounts();
  const failed = users.error ?? roles.error ?? units.error;
  if (failed) return <ErrorState error={failed} retry={() => void Promise.all([users.refetch(), roles.refetch(), units.refetch()])} />;
  if (!users.data || !roles.data || !units.data) return <Loading />;
  const more = users.hasNextPage && <Button block loading={users.isFetchingNextPage} onClick={() => void users.fetchNextPage()}>{t('accounts.more')}</Button>;
  return <Accounts users={users.data.pages.flatMap((page) => page.items)} roles={roles.data.roles} units={units.data.units} more={more} />;
}

interface AccountsProps {
  readonly users: readonly UserView[];
  readonly roles: readonly RoleChoice[];
  readonly units: readonly OrgUnitView[];
  readonly more: ReactNode;
}

function Accounts({ users, roles, units, more }: AccountsProps) {
  const [search, setSearch] = useState('');
  const [edited, edit] = useState<UserView | 'new'>();
  const roleTitles = new Map(roles.map((role) => [role.id, role.title]));
  const unitNames = new Map(units.map((unit) => [unit.id, unit.name]));
  const grantsText = (user: UserView): string => user.grants.map((grant) => t('accounts.grantText', { role: roleTitles.get(grant.role) ?? grant.role, unit: unitNames.get(grant.orgId) ?? grant.orgId })).join(t('list.comma'));
  const shown = users.filter((user) => [user.name, user.username, grantsText(user)].some((text) => text.includes(search.trim())));
  const columns: TableColumnsType<UserView> = [
    { title: t('accounts.name'), dataIndex: 'name', key: 'name' },
    { title: t('accounts.username'), dataIndex: 'username', key: 'username' },
    { title: t('accounts.grants'), key: 'grants', render: (_, user) => grantsText(user) || t('accounts.noGrants') },
    { title: t('accounts.state'), key: 'state', width: 110, render: (_, user) => <State user={user} /> },
    { title: t('accounts.do'), key: 'do', width: 190, render: (_, user) => <RowActions user={user} onEdit={() => edit(user)} /> },
  ];
  return (
    <Page title={t('nav.accounts')} hint={t('accounts.hint')} actions={<Button type="primary" onClick={() => edit('new')}>{t('accounts.add')}</Button>}>
      <Input className="ld-search" aria-label={t('accounts.searchLabel')} placeholder={t('accounts.search')} allowClear value={search} onChange={(event) => setSearch(event.target.value)} />
      {shown.length === 0
        ? <EmptyState text={t(users.length === 0 ? 'accounts.empty' : 'accounts.noMatch')} />
        : <Table<UserView> rowKey="id" size="middle" pagination={false} dataSource={shown} columns={columns} />}
      {more}
      {edited !== undefined && <AccountDialog user={edited === 'new' ? undefined : edited} roles={roles} units={units} onEnd={() => edit(undefined)} />}
    </Page>
  );
}

function State({ user }: { readonly user: UserView }) {
  if (user.disabled) return <Tag>{t('accounts.disabled')}</Tag>;
  if (user.lockedUntil !== undefined) return <Tag color="warning">{t('accounts.locked')}</Tag>;
  return <Tag color="success">{t('accounts.active')}</Tag>;
}

/** Nobody changes his own account here: one could lock oneself out. */
function RowActions({ user, onEdit }: { readonly user: UserView; readonly onEdit: () => void }) {
  const { me } = useSession();
  const { message } = App.useApp();
  const { change } = useAccountChanges();
  if (me?.userId === user.id) return <span className="ld-hint">{t('accounts.oneself')}</span>;
  const set = (disabled: boolean): void =>
    change.mutate({ userId: user.id, disabled }, {
      onSuccess: () => void message.success(t(disabled ? 'accounts.didDisable' : 'accounts.didEnable', { name: user.name })),
      onError: (error) => void message.error(error instanceof ApiProblem && error.message !== '' ? error.message : t('state.offline')),
    });
  return (
    <span className="ld-row">
      <Button size="small" aria-label={t('accounts.editOf', { name: user.name })} onClick={onEdit}>{t('accounts.edit')}</Button>
      {user.disabled
        ? <Button size="small" aria-label={t('accounts.enableOf', { name: user.name })} loading={change.isPending} onClick={() => set(false)}>{t('accounts.enable')}</Button>
        : <Button size="small" danger aria-label={t('accounts.disableOf', { name: user.name })} loading={change.isPending} onClick={() => set(true)}>{t('accounts.disable')}</Button>}
    </span>
  );
}
