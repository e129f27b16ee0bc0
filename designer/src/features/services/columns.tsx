import type { RoleDef, ServiceItem } from '@liandong/core/run';
import type { TableColumnsType } from 'antd';
import type { Draft } from '../../editing';
import { wordOf } from '../../schema-form';
import { t } from '../../text';

const joined = (values: readonly string[]): string => values.join(t('list.comma'));

/** The columns of the service list, with titles instead of ids. */
export function serviceColumns(draft: Draft): TableColumnsType<ServiceItem> {
  const roles = new Map((draft.json<{ readonly roles?: readonly RoleDef[] }>('pack.json')?.roles ?? []).map((role) => [role.id, role.title]));
  const formTitle = (id: string): string => draft.json<{ readonly title?: string }>(`forms/${id}.json`)?.title ?? id;
  const processTitle = (id: string): string => /<(?:bpmn2?:)?process\b[^>]*\bname="([^"]*)"/.exec(draft.files[`processes/${id}.bpmn`] ?? '')?.[1] ?? id;
  return [
    { title: t('schema.group'), dataIndex: 'group', key: 'group' },
    { title: t('schema.tiers'), key: 'tiers', render: (_, row) => joined((row.tiers ?? []).map((tier) => wordOf('tiers', tier))) },
    { title: t('schema.startRoles'), key: 'roles', render: (_, row) => joined((row.startRoles ?? []).map((role) => roles.get(role) ?? role)) },
    { title: t('schema.form'), key: 'form', render: (_, row) => formTitle(row.form) },
    { title: t('schema.process'), key: 'process', render: (_, row) => processTitle(row.process) },
    { title: t('schema.quota'), key: 'quota', render: (_, row) => (row.quota ? t('services.quota', { by: wordOf('by', row.quota.by), period: wordOf('period', row.quota.period), value: row.quota.value, unit: row.quota.unit }) : '') },
  ];
}
