import type { JsonObject } from '@liandong/core/run';
import { Button, Input, InputNumber, Select, Switch, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { stored, useDraft } from '../../editing';
import { t } from '../../text';
import { EmptyState, Page } from '../../ui';
import { AskId } from '../../ui/AskId';
import { type Parameter, parametersOf, TYPES, withoutParameter, withParameter } from './parameters';

const FILE = 'pack.json';
const noChange = (): undefined => undefined;

/** The values a county sets; rules and processes read them as params.标识. */
export function ParametersPage() {
  const draft = useDraft();
  const [isAsking, ask] = useState(false);
  const manifest = draft.json<JsonObject>(FILE) ?? {};
  const given = manifest.parameters as { schema: JsonObject; values: JsonObject } | undefined;
  const parameters = parametersOf(given);
  const save = (next: object, label: string, merge?: string): void => draft.setFile(FILE, stored({ ...manifest, parameters: next }), label, merge === undefined ? {} : { merge });
  const put = (parameter: Parameter): void => save(withParameter(given, parameter), t('parameters.did.change', { title: parameter.title }), `parameter:${parameter.id}`);
  const add = !draft.readonly && <Button onClick={() => ask(true)}>{t('parameters.add')}</Button>;
  const columns: TableColumnsType<Parameter> = [
    { title: t('parameters.title'), key: 'title', render: (_, row) => <Input aria-label={t('parameters.titleOf', { id: row.id })} readOnly={draft.readonly} value={row.title} onChange={(event) => put({ ...row, title: event.target.value })} /> },
    { title: t('parameters.id'), key: 'id', render: (_, row) => <span className="ld-mono">{row.id}</span> },
    { title: t('parameters.type'), key: 'type', width: 120, render: (_, row) => <Select aria-label={t('parameters.typeOf', { title: row.title })} disabled={draft.readonly} style={{ width: '100%' }} value={row.type} options={TYPES.map((type) => ({ value: type, label: t(`parameters.types.${type}`) }))} onChange={(type) => put({ ...row, type })} /> },
    { title: t('parameters.value'), key: 'value', width: 240, render: (_, row) => <ValueCell parameter={row} isReadonly={draft.readonly} onChange={put} /> },
    { title: t('parameters.do'), key: 'do', width: 80, render: (_, row) => !draft.readonly && <Button size="small" danger type="text" aria-label={t('listEditor.removeItem', { title: row.title })} onClick={() => save(withoutParameter(given, row.id), t('parameters.did.remove', { title: row.title }))}>{t('listEditor.remove')}</Button> },
  ];
  return (
    <Page title={t('tree.parameters')} hint={t('parameters.hint')} actions={add}>
      {parameters.length === 0 ? <EmptyState text={t('parameters.empty')} action={add} /> : <Table<Parameter> size="small" rowKey="id" pagination={false} dataSource={parameters} columns={columns} />}
      {isAsking && (
        <AskId
          title={t('parameters.add')} taken={parameters.map((one) => one.id)} onCancel={() => ask(false)}
          onOk={(item) => {
            save(withParameter(given, { ...item, type: 'number', value: 0 }), t('parameters.did.add', { title: item.title }));
            ask(false);
          }}
        />
      )}
    </Page>
  );
}

function ValueCell({ parameter, isReadonly, onChange }: { readonly parameter: Parameter; readonly isReadonly: boolean; readonly onChange: (parameter: Parameter) => void }) {
  const { title, type, value } = parameter;
  const label = t('parameters.valueOf', { title });
  const put = isReadonly ? noChange : (next: Parameter['value']) => onChange({ ...parameter, value: next });
  if (type === 'boolean') return <Switch aria-label={label} disabled={isReadonly} checked={value === true} onChange={put} />;
  if (type === 'string') return <Input aria-label={label} readOnly={isReadonly} value={typeof value === 'string' ? value : ''} onChange={(event) => put(event.target.value)} />;
  return <InputNumber aria-label={label} disabled={isReadonly} style={{ width: '100%' }} {...(type === 'integer' ? { precision: 0 } : {})} value={typeof value === 'number' ? value : null} onChange={(next) => put(next ?? 0)} />;
}
