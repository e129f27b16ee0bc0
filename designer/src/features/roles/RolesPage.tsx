import { RoleDef, type RoleDef as Role } from '@liandong/core/run';
import type { TableColumnsType } from 'antd';
import { useState } from 'react';
import { stored, useDraft } from '../../editing';
import { SchemaForm, useRefs, wordOf } from '../../schema-form';
import { t } from '../../text';
import { AskId } from '../../ui/AskId';
import { ListEditor } from '../../ui/ListEditor';

const FILE = 'pack.json';
const COLUMNS: TableColumnsType<Role> = [
  { title: t('schema.tier'), key: 'tier', render: (_, row) => wordOf('tier', row.tier) },
  { title: t('schema.reach'), key: 'reach', render: (_, row) => wordOf('reach', row.reach) },
  { title: t('schema.maxLevel'), key: 'maxLevel', render: (_, row) => wordOf('maxLevel', row.maxLevel) },
  { title: t('schema.rights'), key: 'rights', render: (_, row) => (row.rights ?? []).map((right) => wordOf('rights', right)).join(t('list.comma')) },
];
const FRESH: Omit<Role, 'id' | 'title'> = { tier: 'station', reach: 'unit', maxLevel: 'L1', rights: [] };

export function RolesPage() {
  const draft = useDraft();
  const refs = useRefs();
  const [chosen, choose] = useState<string>();
  const [asking, ask] = useState<{ readonly from: string | undefined }>();
  const manifest = draft.json<{ readonly roles?: readonly Role[] }>(FILE) ?? {};
  const roles = manifest.roles ?? [];
  const save = (next: readonly Role[], label: string, merge?: string): void => draft.setFile(FILE, stored({ ...manifest, roles: next }), label, merge === undefined ? {} : { merge });
  const role = roles.find((one) => one.id === chosen);
  const add = (item: { readonly id: string; readonly title: string }): void => {
    save([...roles, { ...(roles.find((one) => one.id === asking?.from) ?? FRESH), ...item }], t('roles.did.add', { title: item.title }));
    choose(item.id);
    ask(undefined);
  };
  return (
    <>
      <ListEditor<Role>
        title={t('tree.roles')} hint={t('roles.hint')} empty={t('roles.empty')} addText={t('roles.add')} items={roles} columns={COLUMNS} chosen={chosen} isReadonly={draft.readonly}
        onChoose={choose} onAdd={() => ask({ from: undefined })} onDuplicate={(from) => ask({ from })}
        onRemove={(gone) => save(roles.filter((one) => one.id !== gone), t('roles.did.remove', { title: role?.title ?? gone }))}
        inspector={role && (
          <SchemaForm
            schema={RoleDef} value={{ ...role }} kind="roles" refs={refs} isReadonly={draft.readonly}
            onChange={(next, member) => save(roles.map((one) => (one.id === role.id ? (next as unknown as Role) : one)), t('roles.did.change', { title: role.title }), `role:${role.id}:${member}`)}
          />
        )}
      />
      {asking && <AskId title={t('roles.add')} taken={roles.map((one) => one.id)} onOk={add} onCancel={() => ask(undefined)} />}
    </>
  );
}
