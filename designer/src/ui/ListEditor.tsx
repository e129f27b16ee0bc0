import { Button, Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { t } from '../text';
import { Columns } from './Columns';
import { EmptyState } from './PageState';
import { Page } from './Page';

interface ListEditorProps<T> {
  readonly title: string;
  readonly hint: string;
  readonly empty: string;
  readonly addText: string;
  readonly items: readonly T[];
  readonly columns: TableColumnsType<T>;
  readonly chosen: string | undefined;
  readonly isReadonly: boolean;
  /** questions about the chosen item */
  readonly inspector: ReactNode;
  onChoose(id: string | undefined): void;
  onAdd(): void;
  onDuplicate(id: string): void;
  onRemove(id: string): void;
}

/** A table of items with the questions about the chosen one beside it. */
export function ListEditor<T extends { readonly id: string; readonly title: string }>(props: ListEditorProps<T>) {
  const { title, hint, empty, addText, items, columns, chosen, isReadonly, inspector, onChoose, onAdd, onDuplicate, onRemove } = props;
  const add = !isReadonly && <Button onClick={onAdd}>{addText}</Button>;
  const item = items.find((one) => one.id === chosen);
  const first: TableColumnsType<T>[number] = {
    title: t('listEditor.title'), key: 'title', width: 180,
    render: (_, row) => <button type="button" className="ld-cell-button" aria-pressed={row.id === chosen} onClick={() => onChoose(row.id)}>{row.title || row.id}</button>,
  };
  return (
    <Columns
      inspector={item && (
        <>
          <h2>{item.title}</h2>
          {!isReadonly && (
            <p className="ld-row">
              <Button size="small" aria-label={t('listEditor.duplicateItem', { title: item.title })} onClick={() => onDuplicate(item.id)}>{t('listEditor.duplicate')}</Button>
              <Button size="small" danger aria-label={t('listEditor.removeItem', { title: item.title })} onClick={() => onRemove(item.id)}>{t('listEditor.remove')}</Button>
            </p>
          )}
          {inspector}
        </>
      )}
    >
      <Page title={title} hint={hint} actions={add}>
        {items.length === 0
          ? <EmptyState text={empty} action={add} />
          : <Table<T> size="small" rowKey="id" pagination={false} dataSource={[...items]} columns={[first, ...columns]} scroll={{ x: 'max-content' }} rowClassName={(row) => (row.id === chosen ? 'ld-chosen-row' : '')} onRow={(row) => ({ onClick: () => onChoose(row.id) })} />}
      </Page>
    </Columns>
  );
}
